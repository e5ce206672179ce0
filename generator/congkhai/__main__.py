"""`python -m congkhai`, the same command line."""

from congkhai.cli.main import main

if __name__ == "__main__":
    main()
