// texts:en.texts
var en_default = {
  "compliance_notice": {
    "label": "Legal information",
    "lowest": "Lowest price in the 30 days before the reduction: {{ price }}",
    "lowest_of": "Lowest prices in the 30 days before the reduction",
    "duties_included": "The price includes import duties and taxes",
    "duties_on_delivery": "Import duties and taxes may be due when the parcel arrives",
    "responsible": "EU responsible person",
    "producer": "Manufacturer",
    "number": "Registration number",
    "vat": "VAT number",
    "sorting": "Sorting instructions (Triman)",
    "withdraw": "Withdraw from contract here",
    "imprint": "Legal notice",
    "sales_law": "Notation under the Act on Specified Commercial Transactions",
    "empty": "No legal information for {{ country }}: shoppers there see nothing here."
  },
  "support_channels": {
    "label": "Customer support",
    "email": "Email",
    "phone": "Phone",
    "hours": "Opening hours ({{ zone }})",
    "closed": "Closed",
    "closed_on": "Closed on {{ dates }}",
    "open_until": "Open now, until {{ time }} your time",
    "opens": "Closed now, opens {{ time }} your time",
    "new_tab": "opens in a new tab",
    "empty": "No support channels for {{ country }}: shoppers there see nothing here."
  },
  "delivery_estimate": {
    "label": "Delivery estimate",
    "to": "Delivery to {{ country }}",
    "days": {
      "one": "{{ count }} business day",
      "other": "{{ count }} business days"
    },
    "range": {
      "one": "{{ least }} to {{ count }} business day",
      "other": "{{ least }} to {{ count }} business days"
    },
    "order_within": "Order within {{ time }}",
    "order_by": "Order by {{ time }}",
    "duties_included": "Duties and taxes included",
    "duties_on_delivery": "Duties and taxes are paid on delivery",
    "empty": "No delivery estimate for {{ country }}: shoppers there see nothing here."
  },
  "payment_hints": {
    "heading": "Accepted here",
    "card": "Card: {{ brands }}",
    "bank_transfer": "Bank transfer",
    "cash_on_delivery": "Cash on delivery",
    "convenience_store": "Convenience store payment",
    "direct_debit": "Direct debit",
    "instalments": "Installments",
    "invoice": "Invoice",
    "pay_in": "You pay in {{ currency }}",
    "credit": "{{ methods }}: installments may be available. You see the terms at checkout.",
    "empty": "No way to pay is certain for {{ country }}: shoppers there see nothing here."
  },
  "loyalty": {
    "label": "Loyalty points",
    "points": {
      "one": "{{ points }} point",
      "other": "{{ points }} points"
    },
    "earn_product": {
      "one": "You earn {{ points }} point with this product",
      "other": "You earn {{ points }} points with this product"
    },
    "earn_rate": "{{ points }} for every {{ amount }} you spend",
    "minimum": "For orders of {{ amount }} or more",
    "pending_days": {
      "one": "Points become usable {{ count }} day after the order",
      "other": "Points become usable {{ count }} days after the order"
    },
    "expiry_months": {
      "one": "Points expire {{ count }} month after the order",
      "other": "Points expire {{ count }} months after the order"
    },
    "log_in": "Log in to see your points",
    "show": "Show my points",
    "loading": "Loading…",
    "balance": "Balance: {{ points }}",
    "pending": "Not usable yet: {{ points }}",
    "expiry": "Expiring on {{ date }}: {{ points }}",
    "failed": "Your points can't be shown right now. Please try again later.",
    "close": "Close",
    "empty": "No points are earned in {{ country }}: shoppers there see nothing here.",
    "reward": "{{ amount }} off for {{ points }}",
    "about": "about {{ amount }}",
    "pending_shipped": "Days from shipping until points are usable: {{ count }}",
    "pending_on_shipping": "Points become usable once the order has shipped",
    "usable_from": "Usable from {{ date }}: {{ points }}",
    "redeem": "Redeem: {{ points }} = {{ amount }}",
    "give_back": "Give the code back: {{ points }}",
    "confirm": "Confirm",
    "code": "Your discount code",
    "code_until": "For one order, until {{ date }}. If you don’t use it, the points come back.",
    "copy": "Copy",
    "copied": "Copied",
    "refused": "That didn’t work. No points were taken.",
    "history": "History",
    "kind_earn": "Purchase",
    "kind_refund": "Refund",
    "kind_spend": "Redeemed",
    "kind_return": "Code given back",
    "kind_expire": "Expired",
    "kind_adjust": "Adjusted by the shop"
  },
  "recommendations": {
    "buy_again": "Buy it again",
    "recommended": "You may also like",
    "empty": "Nothing to recommend on this page yet: shoppers see nothing here."
  }
};
export {
  en_default as default
};
