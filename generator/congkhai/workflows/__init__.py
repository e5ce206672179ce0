"""One straight function a verb: it decides the order and owns no logic."""
