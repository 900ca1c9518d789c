// texts:cs.texts
var cs_default = {
  "compliance_notice": {
    "label": "Právní informace",
    "lowest": "Nejnižší cena za 30 dní před slevou: {{ price }}",
    "lowest_of": "Nejnižší ceny za 30 dní před slevou",
    "duties_included": "Cena zahrnuje clo a dovozní daně",
    "duties_on_delivery": "Při doručení může být vyměřeno clo a daně",
    "responsible": "Odpovědná osoba v EU",
    "producer": "Výrobce",
    "number": "Registrační číslo",
    "vat": "DIČ",
    "sorting": "Pokyny k třídění (Triman)",
    "withdraw": "Odstoupit od smlouvy zde",
    "imprint": "Právní upozornění",
    "sales_law": "Údaje podle japonského zákona o zvláštních obchodních transakcích",
    "empty": "Pro zemi {{ country }} nejsou žádné právní informace: zákazníci tam zde nic nevidí."
  },
  "support_channels": {
    "label": "Zákaznická podpora",
    "email": "E-mail",
    "phone": "Telefon",
    "hours": "Provozní doba ({{ zone }})",
    "closed": "Zavřeno",
    "closed_on": "Zavřeno: {{ dates }}",
    "open_until": "Právě otevřeno, do {{ time }} vašeho času",
    "opens": "Právě zavřeno, otevírá se: {{ time }} vašeho času",
    "new_tab": "otevře se na nové kartě",
    "empty": "Pro zemi {{ country }} nejsou žádné kontaktní kanály: zákazníci tam zde nic nevidí."
  },
  "delivery_estimate": {
    "label": "Předpokládané doručení",
    "to": "Země doručení: {{ country }}",
    "days": {
      "one": "{{ count }} pracovní den",
      "few": "{{ count }} pracovní dny",
      "many": "{{ count }} pracovního dne",
      "other": "{{ count }} pracovních dnů"
    },
    "range": {
      "one": "{{ least }} až {{ count }} pracovní den",
      "few": "{{ least }} až {{ count }} pracovní dny",
      "many": "{{ least }} až {{ count }} pracovního dne",
      "other": "{{ least }} až {{ count }} pracovních dnů"
    },
    "order_within": "Objednejte během {{ time }}",
    "order_by": "Objednejte do: {{ time }}",
    "duties_included": "Clo a daně jsou zahrnuty v ceně",
    "duties_on_delivery": "Clo a daně se platí při doručení",
    "empty": "Bez odhadu doručení ({{ country }}): zákazníci zde nic neuvidí."
  },
  "payment_hints": {
    "heading": "Zde přijímáme",
    "card": "Karta: {{ brands }}",
    "bank_transfer": "Bankovní převod",
    "cash_on_delivery": "Dobírka",
    "convenience_store": "Platba v prodejně",
    "direct_debit": "Inkaso",
    "instalments": "Splátky",
    "invoice": "Faktura",
    "pay_in": "Platíte v měně {{ currency }}",
    "credit": "{{ methods }}: může být možná platba na splátky. Podmínky uvidíte u pokladny.",
    "empty": "Žádný způsob platby není jistý ({{ country }}): tamní zákazníci zde nic neuvidí."
  },
  "loyalty": {
    "label": "Věrnostní body",
    "points": {
      "one": "{{ points }} bod",
      "few": "{{ points }} body",
      "many": "{{ points }} bodu",
      "other": "{{ points }} bodů"
    },
    "earn_product": {
      "one": "Za tento produkt získáte {{ points }} bod",
      "few": "Za tento produkt získáte {{ points }} body",
      "many": "Za tento produkt získáte {{ points }} bodu",
      "other": "Za tento produkt získáte {{ points }} bodů"
    },
    "earn_rate": "{{ points }} za každých utracených {{ amount }}",
    "minimum": "U objednávek od {{ amount }}",
    "pending_days": {
      "one": "Body budou k dispozici {{ count }} den po objednání",
      "few": "Body budou k dispozici {{ count }} dny po objednání",
      "many": "Body budou k dispozici {{ count }} dne po objednání",
      "other": "Body budou k dispozici {{ count }} dní po objednání"
    },
    "expiry_months": {
      "one": "Platnost bodů vyprší {{ count }} měsíc po objednání",
      "few": "Platnost bodů vyprší {{ count }} měsíce po objednání",
      "many": "Platnost bodů vyprší {{ count }} měsíce po objednání",
      "other": "Platnost bodů vyprší {{ count }} měsíců po objednání"
    },
    "log_in": "Přihlaste se a uvidíte své body",
    "show": "Zobrazit moje body",
    "loading": "Načítání…",
    "balance": "Stav: {{ points }}",
    "pending": "Zatím nelze využít: {{ points }}",
    "expiry": "Vyprší {{ date }}: {{ points }}",
    "failed": "Vaše body teď nelze zobrazit. Zkuste to prosím později.",
    "close": "Zavřít",
    "empty": "{{ country }}: zde se body nezískávají, zákazníci tu nic nevidí.",
    "reward": "Sleva {{ amount }} za {{ points }}",
    "about": "přibližně {{ amount }}",
    "pending_shipped": "Dny od odeslání, než lze body využít: {{ count }}",
    "pending_on_shipping": "Body lze využít, jakmile je objednávka odeslána",
    "usable_from": "Využitelné od {{ date }}: {{ points }}",
    "redeem": "Uplatnit: {{ points }} = {{ amount }}",
    "give_back": "Vrátit kód: {{ points }}",
    "confirm": "Potvrdit",
    "code": "Váš slevový kód",
    "code_until": "Na jednu objednávku, do {{ date }}. Pokud ho nevyužijete, body se vám vrátí.",
    "copy": "Kopírovat",
    "copied": "Zkopírováno",
    "refused": "Nepodařilo se. Žádné body nebyly odečteny.",
    "history": "Historie",
    "kind_earn": "Nákup",
    "kind_refund": "Vrácení peněz",
    "kind_spend": "Uplatněno",
    "kind_return": "Vrácený kód",
    "kind_expire": "Propadlé",
    "kind_adjust": "Úprava obchodem"
  },
  "recommendations": {
    "buy_again": "Koupit znovu",
    "recommended": "Mohlo by se vám líbit",
    "empty": "Pro tuto stránku zatím není co doporučit: zákazníci zde nic nevidí."
  }
};
export {
  cs_default as default
};
