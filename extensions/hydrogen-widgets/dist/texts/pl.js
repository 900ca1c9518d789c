// texts:pl.texts
var pl_default = {
  "compliance_notice": {
    "label": "Informacje prawne",
    "lowest": "Najniższa cena z 30 dni przed obniżką: {{ price }}",
    "lowest_of": "Najniższe ceny z 30 dni przed obniżką",
    "duties_included": "Cena zawiera cła i podatki importowe",
    "duties_on_delivery": "Przy dostawie mogą zostać naliczone cło i podatki",
    "responsible": "Osoba odpowiedzialna w UE",
    "producer": "Producent",
    "number": "Numer rejestrowy",
    "vat": "Numer VAT",
    "sorting": "Wskazówki sortowania (Triman)",
    "withdraw": "Odstąp od umowy tutaj",
    "imprint": "Nota prawna",
    "sales_law": "Informacje według japońskiej ustawy o szczególnych transakcjach handlowych",
    "empty": "Brak informacji prawnych dla kraju {{ country }}: klienci stamtąd nic tu nie zobaczą."
  },
  "support_channels": {
    "label": "Obsługa klienta",
    "email": "E-mail",
    "phone": "Telefon",
    "hours": "Godziny pracy ({{ zone }})",
    "closed": "Nieczynne",
    "closed_on": "Nieczynne: {{ dates }}",
    "open_until": "Teraz czynne, do {{ time }} Twojego czasu",
    "opens": "Teraz nieczynne, otwarcie: {{ time }} Twojego czasu",
    "new_tab": "otwiera się w nowej karcie",
    "empty": "Brak kanałów kontaktu dla kraju {{ country }}: klienci stamtąd nic tu nie zobaczą."
  },
  "delivery_estimate": {
    "label": "Przewidywana dostawa",
    "to": "Kraj dostawy: {{ country }}",
    "days": {
      "one": "{{ count }} dzień roboczy",
      "few": "{{ count }} dni robocze",
      "many": "{{ count }} dni roboczych",
      "other": "{{ count }} dnia roboczego"
    },
    "range": {
      "one": "od {{ least }} do {{ count }} dnia roboczego",
      "few": "od {{ least }} do {{ count }} dni roboczych",
      "many": "od {{ least }} do {{ count }} dni roboczych",
      "other": "od {{ least }} do {{ count }} dnia roboczego"
    },
    "order_within": "Zamów w ciągu {{ time }}",
    "order_by": "Zamów do: {{ time }}",
    "duties_included": "Cło i podatki wliczone w cenę",
    "duties_on_delivery": "Cło i podatki płatne przy dostawie",
    "empty": "Brak szacowanej dostawy ({{ country }}): kupujący nic tu nie widzą."
  },
  "payment_hints": {
    "heading": "Akceptowane tutaj",
    "card": "Karta: {{ brands }}",
    "bank_transfer": "Przelew bankowy",
    "cash_on_delivery": "Płatność przy odbiorze",
    "convenience_store": "Płatność w sklepie",
    "direct_debit": "Polecenie zapłaty",
    "instalments": "Raty",
    "invoice": "Faktura",
    "pay_in": "Płacisz w walucie {{ currency }}",
    "credit": "{{ methods }}: płatność w ratach może być dostępna. Warunki zobaczysz przy płatności.",
    "empty": "Żadna metoda płatności nie jest pewna ({{ country }}): tamtejsi klienci nic tu nie widzą."
  },
  "loyalty": {
    "label": "Punkty lojalnościowe",
    "points": {
      "one": "{{ points }} punkt",
      "few": "{{ points }} punkty",
      "many": "{{ points }} punktów",
      "other": "{{ points }} punktu"
    },
    "earn_product": {
      "one": "Za ten produkt otrzymasz {{ points }} punkt",
      "few": "Za ten produkt otrzymasz {{ points }} punkty",
      "many": "Za ten produkt otrzymasz {{ points }} punktów",
      "other": "Za ten produkt otrzymasz {{ points }} punktu"
    },
    "earn_rate": "{{ points }} za każde wydane {{ amount }}",
    "minimum": "Przy zamówieniach od {{ amount }}",
    "pending_days": {
      "one": "Punkty będą dostępne {{ count }} dzień po zamówieniu",
      "few": "Punkty będą dostępne {{ count }} dni po zamówieniu",
      "many": "Punkty będą dostępne {{ count }} dni po zamówieniu",
      "other": "Punkty będą dostępne {{ count }} dnia po zamówieniu"
    },
    "expiry_months": {
      "one": "Punkty wygasają {{ count }} miesiąc po zamówieniu",
      "few": "Punkty wygasają {{ count }} miesiące po zamówieniu",
      "many": "Punkty wygasają {{ count }} miesięcy po zamówieniu",
      "other": "Punkty wygasają {{ count }} miesiąca po zamówieniu"
    },
    "log_in": "Zaloguj się, aby zobaczyć swoje punkty",
    "show": "Pokaż moje punkty",
    "loading": "Ładowanie…",
    "balance": "Stan: {{ points }}",
    "pending": "Jeszcze niedostępne: {{ points }}",
    "expiry": "Wygasają {{ date }}: {{ points }}",
    "failed": "Nie można teraz pokazać Twoich punktów. Spróbuj ponownie później.",
    "close": "Zamknij",
    "empty": "{{ country }}: tutaj nie zbiera się punktów, a klienci nic tu nie widzą.",
    "reward": "{{ amount }} rabatu za {{ points }}",
    "about": "około {{ amount }}",
    "pending_shipped": "Dni od wysyłki, po których można użyć punktów: {{ count }}",
    "pending_on_shipping": "Punktów można użyć po wysłaniu zamówienia",
    "usable_from": "Dostępne od {{ date }}: {{ points }}",
    "redeem": "Wymień: {{ points }} = {{ amount }}",
    "give_back": "Zwróć kod: {{ points }}",
    "confirm": "Potwierdź",
    "code": "Twój kod rabatowy",
    "code_until": "Na jedno zamówienie, do {{ date }}. Jeśli go nie użyjesz, punkty wrócą.",
    "copy": "Kopiuj",
    "copied": "Skopiowano",
    "refused": "Nie udało się. Nie pobrano żadnych punktów.",
    "history": "Historia",
    "kind_earn": "Zakup",
    "kind_refund": "Zwrot pieniędzy",
    "kind_spend": "Wymiana",
    "kind_return": "Zwrócony kod",
    "kind_expire": "Wygasłe",
    "kind_adjust": "Korekta sklepu"
  },
  "recommendations": {
    "buy_again": "Kup ponownie",
    "recommended": "Może Ci się też spodobać",
    "empty": "Na tej stronie nie ma jeszcze rekomendacji: klienci nic tu nie widzą."
  }
};
export {
  pl_default as default
};
