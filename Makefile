# `make site` publishes the sample into site/; `make test` proves it. Nothing here needs anything but
# make, sh and a Python 3.11 with venv; a second run only redoes what changed.
.POSIX:

PYTHON = python3
UV = uv
VENV = .venv
BIN = $(VENV)/bin
OFFICE = out/so-2026
INTAKE = out/nop-ho-so-2026
PORT = 8080
# What hypothesis makes up is the same at every run, so that a commit has one verdict; SEED=random searches on.
SEED = 2026
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input
COMPILE = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command 'make lock' --group build

.PHONY: site serve office-2026 intake-demo test quick lint bench lock clean system-tools

site: $(VENV)/.installed
	@$(BIN)/congkhai build
	@echo
	@echo 'Mở bằng trình duyệt (open in a browser):'
	@echo '  site/portal/current/index.html   trang công khai cho mọi người (public)'
	@echo '  site/agency/current/index.html   chỉ dùng trong mạng của cơ quan (office network only)'
	@echo 'Xem trước, tự cập nhật khi sửa (live preview): make serve'

serve: $(VENV)/.installed
	@$(BIN)/congkhai serve

# A second agency, invented like the sample: its December of 2026, to try the commands on.
office-2026: $(VENV)/.installed
	@[ -e $(OFFICE)/pyproject.toml ] || $(BIN)/python -m tests.packages.story $(OFFICE)
	@$(BIN)/congkhai -C $(OFFICE) build
	@echo
	@echo 'Thử các lệnh trên cơ quan này (try the commands on it): $(BIN)/congkhai -C $(OFFICE) status'

# The same agency while its people hand things in: three links to open, and the service that they lead to. What was
# handed in stays for the next time; the links of before lead in as well.
intake-demo: $(VENV)/.installed
	@$(BIN)/python -m tests.packages.intake_demo $(INTAKE) http://127.0.0.1:$(PORT)
	@echo
	@echo 'Mỗi đường dẫn mở ở một trình duyệt hoặc cửa sổ ẩn danh riêng (open each link in a browser of its own).'
	@$(BIN)/congkhai -C $(INTAKE) intake serve --port $(PORT)

test: system-tools $(VENV)/.tests
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal \
		--hypothesis-seed=$(SEED)

# What needs no browser, no kill and no process of its own: for use between two edits. `make test` has the last word.
quick: $(VENV)/.tests
	@$(BIN)/python -m pytest --quick --numprocesses=auto --maxprocesses=4 --dist=worksteal \
		--hypothesis-seed=$(SEED)

lint: $(VENV)/.tests
	@$(BIN)/python -m ruff check generator tests
	@$(BIN)/python -m ruff format --check generator tests
	@$(BIN)/python -m mypy

bench: $(VENV)/.installed
	@$(BIN)/python -m tests.bench.run

# Needs uv on the path. The second file holds only what the first does not.
lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group test --constraint requirements.lock --output-file requirements-test.lock \
		$$(sed -n 's/^\([a-z0-9-]*\)==.*/--no-emit-package \1/p' requirements.lock)

clean:
	rm -rf $(VENV) build dist site/preview .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Cần Python 3.11 trở lên (Python 3.11 or later is needed): make PYTHON=python3.11 …' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo 'Cần cài python3-venv (install python3-venv): apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/.libraries: $(VENV)/.made requirements.lock
	@echo 'Cài thư viện theo requirements.lock (installing libraries) …'
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.libraries pyproject.toml
	@$(PIP) install --quiet --no-deps --no-index --no-build-isolation -e .
	@touch $@

# PyICU comes as source only, so its build backend has to stand first: cut it out of the same lock file.
$(VENV)/.tests: $(VENV)/.installed requirements-test.lock
	@echo 'Cài thư viện kiểm thử theo requirements-test.lock (installing test libraries) …'
	@sed -n '/^setuptools==/,/[^\\]$$/p' requirements-test.lock > $(VENV)/build-backend.txt
	@$(PIP) install --quiet --require-hashes -r $(VENV)/build-backend.txt
	@$(PIP) install --quiet --require-hashes --no-build-isolation -r requirements.lock -r requirements-test.lock
	@touch $@

# What the tests need beside Python: a browser, a font, PDF tools, LibreOffice for tables and for texts (each is asked
# for by its own package: with one of them alone the other's files cannot be made), a web server, the judge of units of
# systemd, and what PyICU is compiled with.
system-tools:
	@missing=; need() { missing="$$missing $$1"; }; has() { command -v "$$1" >/dev/null 2>&1; }; \
	has chromium || has chromium-browser || has google-chrome || need chromium; \
	fc-match 'Times New Roman' 2>/dev/null | grep -Ei 'times|tinos|liberation' >/dev/null || need fonts-croscore; \
	has pdftotext || need poppler-utils; \
	office() { [ -n "$$(find /usr/lib/libreoffice/program /opt/libreoffice*/program -name "$$1" 2>/dev/null)" ]; }; \
	office libsclo.so || need libreoffice-calc; \
	office libswlo.so || need libreoffice-writer; \
	[ -x /usr/sbin/nginx ] || has nginx || need nginx-light; \
	has systemd-analyze || need systemd; \
	has g++ || need g++; \
	has pkg-config || need pkg-config; \
	pkg-config --exists icu-i18n 2>/dev/null || need libicu-dev; \
	$(PYTHON) -c 'import os, sys, sysconfig as s; sys.exit(not os.path.exists(s.get_path("include") + "/Python.h"))' \
		|| need python3-dev; \
	[ -n "$$missing" ] || exit 0; \
	tell() { echo "Cần cài trước khi chạy make test (install first): apt-get install$$missing" >&2; exit 1; }; \
	has apt-get || tell; \
	if [ "$$(id -u)" = 0 ]; then as=; \
	elif has sudo && sudo -n true 2>/dev/null; then as='sudo -n'; \
	else tell; fi; \
	echo "Cài công cụ hệ thống (installing system tools):$$missing"; \
	$$as apt-get update -qq || tell; \
	$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || tell
