-- Filters of the queue that pass few rows: each finds them in its own order.
CREATE INDEX "translation_gap_kind_queue_idx" ON "translation_gap"
  ("shop_id", "kind", "sold_minor" DESC NULLS LAST, "locale", "resource_id");
CREATE INDEX "translation_gap_outdated_queue_idx" ON "translation_gap"
  ("shop_id", "sold_minor" DESC NULLS LAST, "locale", "resource_id")
  WHERE cardinality("outdated") > 0;
CREATE INDEX "translation_gap_same_queue_idx" ON "translation_gap"
  ("shop_id", "sold_minor" DESC NULLS LAST, "locale", "resource_id")
  WHERE cardinality("same") > 0;
