# One line each, no logic; `make` alone says what there is.
export PYTHONPATH := hooks
export NO_MKDOCS_2_WARNING := 1
PY := .venv/bin/python

help: ## what can be done / ko var darīt
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

serve: .venv/ready ## show the site at http://localhost:8000/, new at each save (PORT=8001 for another port)
	@$(PY) -m catalog serve $(if $(PORT),--port $(PORT))

build: .venv/ready ## build into site/, aside and whole; a failed build leaves the last good one
	@$(PY) -m catalog build

check: .venv/ready ## check data/ and docs/ in a few seconds
	@$(PY) -m catalog check

totals: .venv/ready ## count the records, for comparison with the sources
	@$(PY) -m catalog totals

due: .venv/ready ## what editors have to look at again / kas redaktoriem jāpārbauda
	@$(PY) -m catalog due

stamp: .venv/ready ## write the fingerprints of new translations
	@$(PY) -m catalog stamp

new-report: .venv/ready ## lay out the skeleton of a new report (YEAR=2023, UNTIL=2024 for two years)
	@$(PY) -m catalog.editing new-report $(YEAR) $(UNTIL)

rename: .venv/ready ## give a record another id, references follow (OLD=id NEW=id; an id that exists: merge into it)
	@$(PY) -m catalog.editing rename "$(OLD)" "$(NEW)"

withdraw: .venv/ready ## take out a record; its address says where to read on (OLD=id SEE=prakse/piemeri)
	@$(PY) -m catalog.editing withdraw "$(OLD)" "$(SEE)"

forms: .venv/ready ## write the issue forms that the models make
	@$(PY) -m catalog.editing forms

review: .venv/ready ## what a pull request shows: problems at their lines, a summary; for the comment into report/
	@$(PY) -m catalog.editing review report before

content: .venv/ready ## spelling and counts of the content; on GitHub in plain words, at their lines
	@sh tests/system.sh && $(PY) -m pytest tests/content -q --no-header --tb=no -s

preview: .venv/ready ## build this state and the one in before/, and write what differs for readers into report/
	@cd before && PYTHONPATH=hooks ../$(PY) -m catalog build
	@$(PY) -m catalog build && $(PY) -m catalog.editing preview before/site site report

comment: .venv/ready ## for the workflow: say in a pull request what its check found (FOLDER=report)
	@$(PY) -m catalog.editing comment "$(FOLDER)"

answer: .venv/ready ## for the workflow: make a pull request of an accepted form
	@$(PY) -m catalog.editing answer

finish: .venv/ready ## for the workflow: fingerprints, forms and style of the content in proposal/
	@$(PY) -m catalog.editing finish proposal before

weekly: .venv/ready ## for the workflow: the issue on what is due, translations behind, dead links
	@$(PY) -m catalog.editing weekly

schema: .venv/ready ## write data/schema/*.json, which editors use for hints
	@$(PY) -m catalog schema

tree: .venv/ready ## write every page as Markdown with HTML below tree/, for any other generator
	@$(PY) -m catalog tree

lint: .venv/ready ## style, types, security of the workflows
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/zizmor --offline --quiet .github/workflows/ && .venv/bin/check-jsonschema -q --builtin-schema vendor.github-workflows .github/workflows/*.yml

test: .venv/ready ## everything: style, types, content, strict build, a real browser
	@$(MAKE) --no-print-directory lint && sh tests/system.sh && $(PY) -m pytest -n auto --dist loadscope --no-loadscope-reorder

bench: .venv/ready ## how long checking and building take, as ratios
	@$(PY) -m tests.bench

bench-search: .venv/ready ## how well search finds, beside Material's own; sizes and times
	@sh tests/system.sh && $(PY) tests/bench_search.py

lock: .venv/ready ## pin all dependencies with hashes (needs uv)
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.lock

.venv/ready: requirements.lock
	@python3 -m venv .venv && .venv/bin/pip install --quiet --require-hashes -r requirements.lock && touch $@

.PHONY: help serve build check totals due stamp new-report rename withdraw forms review content preview comment answer finish weekly schema tree lint test bench bench-search lock
