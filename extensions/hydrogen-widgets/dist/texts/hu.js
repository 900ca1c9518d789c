// texts:hu.texts
var hu_default = {
  "compliance_notice": {
    "label": "Jogi információk",
    "lowest": "A legalacsonyabb ár az árcsökkentést megelőző 30 napban: {{ price }}",
    "lowest_of": "A legalacsonyabb árak az árcsökkentést megelőző 30 napban",
    "duties_included": "Az ár tartalmazza a vámot és az importadókat",
    "duties_on_delivery": "Kézbesítéskor vám és adó merülhet fel",
    "responsible": "Felelős személy az EU-ban",
    "producer": "Gyártó",
    "number": "Nyilvántartási szám",
    "vat": "Közösségi adószám",
    "sorting": "Szelektálási útmutató (Triman)",
    "withdraw": "Elállás a szerződéstől itt",
    "imprint": "Jogi közlemény",
    "sales_law": "A különleges kereskedelmi ügyletekről szóló japán törvény szerinti adatok",
    "empty": "Nincsenek jogi információk ehhez: {{ country }}. Az ottani vásárlók itt semmit sem látnak."
  },
  "support_channels": {
    "label": "Ügyfélszolgálat",
    "email": "E-mail",
    "phone": "Telefon",
    "hours": "Nyitvatartás ({{ zone }})",
    "closed": "Zárva",
    "closed_on": "Zárva: {{ dates }}",
    "open_until": "Most nyitva, eddig: {{ time }} (az Ön ideje szerint)",
    "opens": "Most zárva, nyitás: {{ time }} (az Ön ideje szerint)",
    "new_tab": "új lapon nyílik meg",
    "empty": "Nincs ügyfélszolgálati csatorna ehhez: {{ country }}. Az ottani vásárlók itt semmit sem látnak."
  },
  "delivery_estimate": {
    "label": "Várható kézbesítés",
    "to": "Szállítási ország: {{ country }}",
    "days": {
      "one": "{{ count }} munkanap",
      "other": "{{ count }} munkanap"
    },
    "range": {
      "one": "{{ least }}–{{ count }} munkanap",
      "other": "{{ least }}–{{ count }} munkanap"
    },
    "order_within": "Rendelésre maradt idő: {{ time }}",
    "order_by": "Rendelési határidő: {{ time }}",
    "duties_included": "Az ár tartalmazza a vámot és az adókat",
    "duties_on_delivery": "A vámot és az adókat kézbesítéskor kell fizetni",
    "empty": "Nincs szállítási becslés ({{ country }}): a vásárlók itt semmit sem látnak."
  },
  "payment_hints": {
    "heading": "Itt elfogadjuk",
    "card": "Kártya: {{ brands }}",
    "bank_transfer": "Banki átutalás",
    "cash_on_delivery": "Utánvét",
    "convenience_store": "Fizetés kisboltban",
    "direct_debit": "Csoportos beszedés",
    "instalments": "Részletfizetés",
    "invoice": "Számla",
    "pay_in": "A fizetés pénzneme: {{ currency }}",
    "credit": "{{ methods }}: részletfizetés is elérhető lehet. A feltételek a pénztárnál láthatók.",
    "empty": "Egyik fizetési mód sem biztos ({{ country }}): az ottani vásárlók itt nem látnak semmit."
  },
  "loyalty": {
    "label": "Hűségpontok",
    "points": {
      "one": "{{ points }} pont",
      "other": "{{ points }} pont"
    },
    "earn_product": {
      "one": "Ezzel a termékkel {{ points }} pontot gyűjt",
      "other": "Ezzel a termékkel {{ points }} pontot gyűjt"
    },
    "earn_rate": "{{ points }} minden elköltött {{ amount }} után",
    "minimum": "Legalább {{ amount }} értékű rendelésnél",
    "pending_days": {
      "one": "A pontok a rendelés után {{ count }} nappal válnak felhasználhatóvá",
      "other": "A pontok a rendelés után {{ count }} nappal válnak felhasználhatóvá"
    },
    "expiry_months": {
      "one": "A pontok a rendelés után {{ count }} hónappal lejárnak",
      "other": "A pontok a rendelés után {{ count }} hónappal lejárnak"
    },
    "log_in": "Jelentkezzen be a pontjai megtekintéséhez",
    "show": "Pontjaim megjelenítése",
    "loading": "Betöltés…",
    "balance": "Egyenleg: {{ points }}",
    "pending": "Még nem használható fel: {{ points }}",
    "expiry": "Lejár {{ date }}: {{ points }}",
    "failed": "A pontjai most nem jeleníthetők meg. Próbálja újra később.",
    "close": "Bezárás",
    "empty": "{{ country }}: itt nem lehet pontot gyűjteni, a vásárlók itt semmit sem látnak.",
    "reward": "{{ amount }} kedvezmény: {{ points }}",
    "about": "körülbelül {{ amount }}",
    "pending_shipped": "Ennyi nap a feladástól, amíg a pontok felhasználhatók: {{ count }}",
    "pending_on_shipping": "A pontok a rendelés feladása után használhatók fel",
    "usable_from": "Felhasználható ettől: {{ date }}: {{ points }}",
    "redeem": "Beváltás: {{ points }} = {{ amount }}",
    "give_back": "Kód visszaadása: {{ points }}",
    "confirm": "Megerősítés",
    "code": "Az Ön kedvezménykódja",
    "code_until": "Egy rendeléshez, eddig: {{ date }}. Ha nem használja fel, a pontok visszakerülnek.",
    "copy": "Másolás",
    "copied": "Másolva",
    "refused": "Nem sikerült. Nem vontunk le pontot.",
    "history": "Előzmények",
    "kind_earn": "Vásárlás",
    "kind_refund": "Visszatérítés",
    "kind_spend": "Beváltva",
    "kind_return": "Visszaadott kód",
    "kind_expire": "Lejárt",
    "kind_adjust": "A bolt módosítása"
  },
  "recommendations": {
    "buy_again": "Vásárlás újra",
    "recommended": "Ez is tetszhet",
    "empty": "Ehhez az oldalhoz még nincs ajánlás: a vásárlók itt semmit sem látnak."
  }
};
export {
  hu_default as default
};
