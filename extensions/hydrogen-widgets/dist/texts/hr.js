// texts:hr.texts
var hr_default = {
  "compliance_notice": {
    "label": "Pravne informacije",
    "lowest": "Najniža cijena u 30 dana prije sniženja: {{ price }}",
    "lowest_of": "Najniže cijene u 30 dana prije sniženja",
    "duties_included": "Cijena uključuje carinu i uvozne poreze",
    "duties_on_delivery": "Pri dostavi se mogu naplatiti carina i porezi",
    "responsible": "Odgovorna osoba u EU-u",
    "producer": "Proizvođač",
    "number": "Registracijski broj",
    "vat": "PDV broj",
    "sorting": "Upute za razvrstavanje (Triman)",
    "withdraw": "Ovdje raskinite ugovor",
    "imprint": "Pravna obavijest",
    "sales_law": "Podaci prema japanskom zakonu o posebnim trgovačkim transakcijama",
    "empty": "Nema pravnih informacija za državu {{ country }}: kupci ondje ovdje ne vide ništa."
  },
  "support_channels": {
    "label": "Korisnička podrška",
    "email": "E-pošta",
    "phone": "Telefon",
    "hours": "Radno vrijeme ({{ zone }})",
    "closed": "Zatvoreno",
    "closed_on": "Zatvoreno: {{ dates }}",
    "open_until": "Sada otvoreno, do {{ time }} po vašem vremenu",
    "opens": "Sada zatvoreno, otvara se: {{ time }} po vašem vremenu",
    "new_tab": "otvara se u novoj kartici",
    "empty": "Nema kanala podrške za državu {{ country }}: kupci ondje ovdje ne vide ništa."
  },
  "delivery_estimate": {
    "label": "Predviđena dostava",
    "to": "Država dostave: {{ country }}",
    "days": {
      "one": "{{ count }} radni dan",
      "few": "{{ count }} radna dana",
      "other": "{{ count }} radnih dana"
    },
    "range": {
      "one": "{{ least }} do {{ count }} radni dan",
      "few": "{{ least }} do {{ count }} radna dana",
      "other": "{{ least }} do {{ count }} radnih dana"
    },
    "order_within": "Naručite u roku od {{ time }}",
    "order_by": "Naručite do: {{ time }}",
    "duties_included": "Carina i porezi uključeni su u cijenu",
    "duties_on_delivery": "Carina i porezi plaćaju se pri dostavi",
    "empty": "Nema procjene dostave ({{ country }}): kupci ovdje ne vide ništa."
  },
  "payment_hints": {
    "heading": "Ovdje se prihvaća",
    "card": "Kartica: {{ brands }}",
    "bank_transfer": "Bankovni prijenos",
    "cash_on_delivery": "Plaćanje pouzećem",
    "convenience_store": "Plaćanje u trgovini",
    "direct_debit": "Izravno terećenje",
    "instalments": "Plaćanje na rate",
    "invoice": "Račun",
    "pay_in": "Plaćate u valuti {{ currency }}",
    "credit": "{{ methods }}: plaćanje na rate može biti moguće. Uvjete vidite pri plaćanju.",
    "empty": "Nijedan način plaćanja nije siguran ({{ country }}): tamošnji kupci ovdje ne vide ništa."
  },
  "loyalty": {
    "label": "Bodovi vjernosti",
    "points": {
      "one": "{{ points }} bod",
      "few": "{{ points }} boda",
      "other": "{{ points }} bodova"
    },
    "earn_product": {
      "one": "Ovim proizvodom osvajate {{ points }} bod",
      "few": "Ovim proizvodom osvajate {{ points }} boda",
      "other": "Ovim proizvodom osvajate {{ points }} bodova"
    },
    "earn_rate": "{{ points }} za svakih potrošenih {{ amount }}",
    "minimum": "Za narudžbe od {{ amount }} ili više",
    "pending_days": {
      "one": "Bodovi postaju dostupni {{ count }} dan nakon narudžbe",
      "few": "Bodovi postaju dostupni {{ count }} dana nakon narudžbe",
      "other": "Bodovi postaju dostupni {{ count }} dana nakon narudžbe"
    },
    "expiry_months": {
      "one": "Bodovi istječu {{ count }} mjesec nakon narudžbe",
      "few": "Bodovi istječu {{ count }} mjeseca nakon narudžbe",
      "other": "Bodovi istječu {{ count }} mjeseci nakon narudžbe"
    },
    "log_in": "Prijavite se za pregled bodova",
    "show": "Prikaži moje bodove",
    "loading": "Učitavanje…",
    "balance": "Stanje: {{ points }}",
    "pending": "Još se ne mogu iskoristiti: {{ points }}",
    "expiry": "Istječe {{ date }}: {{ points }}",
    "failed": "Vaši bodovi trenutačno se ne mogu prikazati. Pokušajte ponovno kasnije.",
    "close": "Zatvori",
    "empty": "{{ country }}: ovdje se ne osvajaju bodovi i kupci ovdje ne vide ništa.",
    "reward": "{{ amount }} popusta za {{ points }}",
    "about": "oko {{ amount }}",
    "pending_shipped": "Dani od slanja do korištenja bodova: {{ count }}",
    "pending_on_shipping": "Bodovi se mogu koristiti kad je narudžba poslana",
    "usable_from": "Iskoristivo od {{ date }}: {{ points }}",
    "redeem": "Iskoristi: {{ points }} = {{ amount }}",
    "give_back": "Vrati kod: {{ points }}",
    "confirm": "Potvrdi",
    "code": "Vaš kod za popust",
    "code_until": "Za jednu narudžbu, do {{ date }}. Ako ga ne iskoristite, bodovi se vraćaju.",
    "copy": "Kopiraj",
    "copied": "Kopirano",
    "refused": "Nije uspjelo. Bodovi nisu skinuti.",
    "history": "Povijest",
    "kind_earn": "Kupnja",
    "kind_refund": "Povrat",
    "kind_spend": "Iskorišteno",
    "kind_return": "Vraćen kod",
    "kind_expire": "Isteklo",
    "kind_adjust": "Ispravak trgovine"
  },
  "recommendations": {
    "buy_again": "Kupite ponovno",
    "recommended": "Moglo bi vam se svidjeti",
    "empty": "Za ovu stranicu još nema preporuka: kupci ovdje ne vide ništa."
  }
};
export {
  hr_default as default
};
