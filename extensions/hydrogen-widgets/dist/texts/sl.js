// texts:sl.texts
var sl_default = {
  "compliance_notice": {
    "label": "Pravne informacije",
    "lowest": "Najnižja cena v 30 dneh pred znižanjem: {{ price }}",
    "lowest_of": "Najnižje cene v 30 dneh pred znižanjem",
    "duties_included": "Cena vključuje carino in uvozne dajatve",
    "duties_on_delivery": "Ob dostavi se lahko zaračunajo carina in davki",
    "responsible": "Odgovorna oseba v EU",
    "producer": "Proizvajalec",
    "number": "Registracijska številka",
    "vat": "Identifikacijska številka za DDV",
    "sorting": "Navodila za ločevanje (Triman)",
    "withdraw": "Odstopite od pogodbe tukaj",
    "imprint": "Pravno obvestilo",
    "sales_law": "Podatki po japonskem zakonu o posebnih trgovinskih poslih",
    "empty": "Za državo {{ country }} ni pravnih informacij: kupci tam tukaj ne vidijo ničesar."
  },
  "support_channels": {
    "label": "Podpora kupcem",
    "email": "E-pošta",
    "phone": "Telefon",
    "hours": "Delovni čas ({{ zone }})",
    "closed": "Zaprto",
    "closed_on": "Zaprto: {{ dates }}",
    "open_until": "Zdaj odprto, do {{ time }} po vašem času",
    "opens": "Zdaj zaprto, odpre se: {{ time }} po vašem času",
    "new_tab": "odpre se v novem zavihku",
    "empty": "Za državo {{ country }} ni kanalov za podporo: kupci tam tukaj ne vidijo ničesar."
  },
  "delivery_estimate": {
    "label": "Predvidena dostava",
    "to": "Država dostave: {{ country }}",
    "days": {
      "one": "{{ count }} delovni dan",
      "two": "{{ count }} delovna dneva",
      "few": "{{ count }} delovni dnevi",
      "other": "{{ count }} delovnih dni"
    },
    "range": {
      "one": "od {{ least }} do {{ count }} delovnega dne",
      "two": "od {{ least }} do {{ count }} delovnih dni",
      "few": "od {{ least }} do {{ count }} delovnih dni",
      "other": "od {{ least }} do {{ count }} delovnih dni"
    },
    "order_within": "Naročite v {{ time }}",
    "order_by": "Naročite do: {{ time }}",
    "duties_included": "Carina in davki so vključeni v ceno",
    "duties_on_delivery": "Carina in davki se plačajo ob dostavi",
    "empty": "Ni ocene dostave ({{ country }}): kupci tukaj ne vidijo ničesar."
  },
  "payment_hints": {
    "heading": "Tukaj sprejemamo",
    "card": "Kartica: {{ brands }}",
    "bank_transfer": "Bančno nakazilo",
    "cash_on_delivery": "Plačilo po povzetju",
    "convenience_store": "Plačilo v trgovini",
    "direct_debit": "Direktna obremenitev",
    "instalments": "Obročno plačilo",
    "invoice": "Račun",
    "pay_in": "Plačate v valuti {{ currency }}",
    "credit": "{{ methods }}: morda je mogoče obročno plačilo. Pogoje vidite ob zaključku nakupa.",
    "empty": "Noben način plačila ni zanesljiv ({{ country }}): tamkajšnji kupci tu ne vidijo ničesar."
  },
  "loyalty": {
    "label": "Točke zvestobe",
    "points": {
      "one": "{{ points }} točka",
      "two": "{{ points }} točki",
      "few": "{{ points }} točke",
      "other": "{{ points }} točk"
    },
    "earn_product": {
      "one": "S tem izdelkom prejmete {{ points }} točko",
      "two": "S tem izdelkom prejmete {{ points }} točki",
      "few": "S tem izdelkom prejmete {{ points }} točke",
      "other": "S tem izdelkom prejmete {{ points }} točk"
    },
    "earn_rate": "{{ points }} za vsakih porabljenih {{ amount }}",
    "minimum": "Za naročila od {{ amount }} naprej",
    "pending_days": {
      "one": "Točke postanejo na voljo {{ count }} dan po naročilu",
      "two": "Točke postanejo na voljo {{ count }} dneva po naročilu",
      "few": "Točke postanejo na voljo {{ count }} dni po naročilu",
      "other": "Točke postanejo na voljo {{ count }} dni po naročilu"
    },
    "expiry_months": {
      "one": "Točke potečejo {{ count }} mesec po naročilu",
      "two": "Točke potečejo {{ count }} meseca po naročilu",
      "few": "Točke potečejo {{ count }} mesece po naročilu",
      "other": "Točke potečejo {{ count }} mesecev po naročilu"
    },
    "log_in": "Prijavite se za ogled svojih točk",
    "show": "Prikaži moje točke",
    "loading": "Nalaganje…",
    "balance": "Stanje: {{ points }}",
    "pending": "Še ni mogoče uporabiti: {{ points }}",
    "expiry": "Poteče {{ date }}: {{ points }}",
    "failed": "Vaših točk trenutno ni mogoče prikazati. Poskusite znova pozneje.",
    "close": "Zapri",
    "empty": "{{ country }}: tu se točke ne zbirajo, kupci tukaj ne vidijo ničesar.",
    "reward": "{{ amount }} popusta za {{ points }}",
    "about": "približno {{ amount }}",
    "pending_shipped": "Dnevi od odpreme do uporabe točk: {{ count }}",
    "pending_on_shipping": "Točke lahko uporabite, ko je naročilo odpremljeno",
    "usable_from": "Uporabne od {{ date }}: {{ points }}",
    "redeem": "Unovči: {{ points }} = {{ amount }}",
    "give_back": "Vrni kodo: {{ points }}",
    "confirm": "Potrdi",
    "code": "Vaša koda za popust",
    "code_until": "Za eno naročilo, do {{ date }}. Če je ne uporabite, dobite točke nazaj.",
    "copy": "Kopiraj",
    "copied": "Kopirano",
    "refused": "Ni uspelo. Točke niso bile odštete.",
    "history": "Zgodovina",
    "kind_earn": "Nakup",
    "kind_refund": "Vračilo",
    "kind_spend": "Unovčeno",
    "kind_return": "Vrnjena koda",
    "kind_expire": "Potekle",
    "kind_adjust": "Popravek trgovine"
  },
  "recommendations": {
    "buy_again": "Kupite znova",
    "recommended": "Morda vam bo všeč tudi",
    "empty": "Za to stran še ni priporočil: kupci tukaj ne vidijo ničesar."
  }
};
export {
  sl_default as default
};
