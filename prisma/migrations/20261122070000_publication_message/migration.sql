-- What Shopify itself says of a document that it refused.
ALTER TABLE "publication" ADD COLUMN "error_message" TEXT;
