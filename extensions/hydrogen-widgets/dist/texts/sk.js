// texts:sk.texts
var sk_default = {
  "compliance_notice": {
    "label": "Právne informácie",
    "lowest": "Najnižšia cena za 30 dní pred zľavou: {{ price }}",
    "lowest_of": "Najnižšie ceny za 30 dní pred zľavou",
    "duties_included": "Cena zahŕňa clo a dovozné dane",
    "duties_on_delivery": "Pri doručení môže byť vyrubené clo a dane",
    "responsible": "Zodpovedná osoba v EÚ",
    "producer": "Výrobca",
    "number": "Registračné číslo",
    "vat": "IČ DPH",
    "sorting": "Pokyny na triedenie (Triman)",
    "withdraw": "Odstúpiť od zmluvy tu",
    "imprint": "Právne oznámenie",
    "sales_law": "Údaje podľa japonského zákona o osobitných obchodných transakciách",
    "empty": "Pre krajinu {{ country }} nie sú žiadne právne informácie: zákazníci tam tu nič nevidia."
  },
  "support_channels": {
    "label": "Zákaznícka podpora",
    "email": "E-mail",
    "phone": "Telefón",
    "hours": "Prevádzkový čas ({{ zone }})",
    "closed": "Zatvorené",
    "closed_on": "Zatvorené: {{ dates }}",
    "open_until": "Práve otvorené, do {{ time }} vášho času",
    "opens": "Práve zatvorené, otvára sa: {{ time }} vášho času",
    "new_tab": "otvorí sa na novej karte",
    "empty": "Pre krajinu {{ country }} nie sú žiadne kontaktné kanály: zákazníci tam tu nič nevidia."
  },
  "delivery_estimate": {
    "label": "Predpokladané doručenie",
    "to": "Krajina doručenia: {{ country }}",
    "days": {
      "one": "{{ count }} pracovný deň",
      "few": "{{ count }} pracovné dni",
      "many": "{{ count }} pracovného dňa",
      "other": "{{ count }} pracovných dní"
    },
    "range": {
      "one": "{{ least }} až {{ count }} pracovný deň",
      "few": "{{ least }} až {{ count }} pracovné dni",
      "many": "{{ least }} až {{ count }} pracovného dňa",
      "other": "{{ least }} až {{ count }} pracovných dní"
    },
    "order_within": "Objednajte v priebehu {{ time }}",
    "order_by": "Objednajte do: {{ time }}",
    "duties_included": "Clo a dane sú zahrnuté v cene",
    "duties_on_delivery": "Clo a dane sa platia pri doručení",
    "empty": "Bez odhadu doručenia ({{ country }}): zákazníci tu nič neuvidia."
  },
  "payment_hints": {
    "heading": "Tu prijímame",
    "card": "Karta: {{ brands }}",
    "bank_transfer": "Bankový prevod",
    "cash_on_delivery": "Dobierka",
    "convenience_store": "Platba v predajni",
    "direct_debit": "Inkaso",
    "instalments": "Splátky",
    "invoice": "Faktúra",
    "pay_in": "Platíte v mene {{ currency }}",
    "credit": "{{ methods }}: platba na splátky môže byť možná. Podmienky uvidíte pri pokladnici.",
    "empty": "Žiadny spôsob platby nie je istý ({{ country }}): tamojší zákazníci tu nič neuvidia."
  },
  "loyalty": {
    "label": "Vernostné body",
    "points": {
      "one": "{{ points }} bod",
      "few": "{{ points }} body",
      "many": "{{ points }} bodu",
      "other": "{{ points }} bodov"
    },
    "earn_product": {
      "one": "Za tento produkt získate {{ points }} bod",
      "few": "Za tento produkt získate {{ points }} body",
      "many": "Za tento produkt získate {{ points }} bodu",
      "other": "Za tento produkt získate {{ points }} bodov"
    },
    "earn_rate": "{{ points }} za každých minutých {{ amount }}",
    "minimum": "Pri objednávkach od {{ amount }}",
    "pending_days": {
      "one": "Body budú k dispozícii {{ count }} deň po objednaní",
      "few": "Body budú k dispozícii {{ count }} dni po objednaní",
      "many": "Body budú k dispozícii {{ count }} dňa po objednaní",
      "other": "Body budú k dispozícii {{ count }} dní po objednaní"
    },
    "expiry_months": {
      "one": "Platnosť bodov uplynie {{ count }} mesiac po objednaní",
      "few": "Platnosť bodov uplynie {{ count }} mesiace po objednaní",
      "many": "Platnosť bodov uplynie {{ count }} mesiaca po objednaní",
      "other": "Platnosť bodov uplynie {{ count }} mesiacov po objednaní"
    },
    "log_in": "Prihláste sa a uvidíte svoje body",
    "show": "Zobraziť moje body",
    "loading": "Načítava sa…",
    "balance": "Stav: {{ points }}",
    "pending": "Zatiaľ nemožno využiť: {{ points }}",
    "expiry": "Vyprší {{ date }}: {{ points }}",
    "failed": "Vaše body teraz nemožno zobraziť. Skúste to prosím neskôr.",
    "close": "Zavrieť",
    "empty": "{{ country }}: tu sa body nezískavajú, zákazníci tu nič nevidia.",
    "reward": "Zľava {{ amount }} za {{ points }}",
    "about": "približne {{ amount }}",
    "pending_shipped": "Dni od odoslania, kým možno body využiť: {{ count }}",
    "pending_on_shipping": "Body možno využiť, keď je objednávka odoslaná",
    "usable_from": "Využiteľné od {{ date }}: {{ points }}",
    "redeem": "Uplatniť: {{ points }} = {{ amount }}",
    "give_back": "Vrátiť kód: {{ points }}",
    "confirm": "Potvrdiť",
    "code": "Váš zľavový kód",
    "code_until": "Na jednu objednávku, do {{ date }}. Ak ho nevyužijete, body sa vám vrátia.",
    "copy": "Kopírovať",
    "copied": "Skopírované",
    "refused": "Nepodarilo sa. Neodpočítali sa žiadne body.",
    "history": "História",
    "kind_earn": "Nákup",
    "kind_refund": "Vrátenie peňazí",
    "kind_spend": "Uplatnené",
    "kind_return": "Vrátený kód",
    "kind_expire": "Prepadnuté",
    "kind_adjust": "Úprava obchodom"
  },
  "recommendations": {
    "buy_again": "Kúpiť znova",
    "recommended": "Mohlo by sa vám páčiť",
    "empty": "Pre túto stránku zatiaľ nie je čo odporučiť: zákazníci tu nič nevidia."
  }
};
export {
  sk_default as default
};
