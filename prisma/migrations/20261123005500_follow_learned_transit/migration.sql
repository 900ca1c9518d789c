-- Markets whose transit follows what their parcels teach: none until the merchant chooses some.
UPDATE "settings_document" SET "value" = "value" || '{"learnedTransit": []}'
WHERE "domain" = 'logistics' AND NOT "value" ? 'learnedTransit';
