// texts:it.texts
var it_default = {
  "compliance_notice": {
    "label": "Informazioni legali",
    "lowest": "Prezzo più basso dei 30 giorni precedenti la riduzione: {{ price }}",
    "lowest_of": "Prezzi più bassi dei 30 giorni precedenti la riduzione",
    "duties_included": "Il prezzo include dazi e imposte di importazione",
    "duties_on_delivery": "Alla consegna possono essere dovuti dazi e imposte",
    "responsible": "Persona responsabile nell’UE",
    "producer": "Produttore",
    "number": "Numero di registrazione",
    "vat": "Partita IVA",
    "sorting": "Istruzioni per la raccolta (Triman)",
    "withdraw": "Recedere dal contratto qui",
    "imprint": "Note legali",
    "sales_law": "Informazioni ai sensi della legge giapponese sulle transazioni commerciali specifiche",
    "empty": "Nessuna informazione legale per {{ country }}: i clienti di quel Paese non vedono nulla qui."
  },
  "support_channels": {
    "label": "Servizio clienti",
    "email": "E-mail",
    "phone": "Telefono",
    "hours": "Orari ({{ zone }})",
    "closed": "Chiuso",
    "closed_on": "Chiuso: {{ dates }}",
    "open_until": "Aperto ora, fino alle {{ time }} (ora locale tua)",
    "opens": "Chiuso ora, apertura: {{ time }} (ora locale tua)",
    "new_tab": "si apre in una nuova scheda",
    "empty": "Nessun canale di assistenza per {{ country }}: i clienti di quel Paese non vedono nulla qui."
  },
  "delivery_estimate": {
    "label": "Consegna stimata",
    "to": "Consegna: {{ country }}",
    "days": {
      "one": "{{ count }} giorno lavorativo",
      "many": "{{ count }} giorni lavorativi",
      "other": "{{ count }} giorni lavorativi"
    },
    "range": {
      "one": "Da {{ least }} a {{ count }} giorno lavorativo",
      "many": "Da {{ least }} a {{ count }} giorni lavorativi",
      "other": "Da {{ least }} a {{ count }} giorni lavorativi"
    },
    "order_within": "Ordina entro {{ time }}",
    "order_by": "Ordina entro: {{ time }}",
    "duties_included": "Dazi e imposte inclusi",
    "duties_on_delivery": "Dazi e imposte da pagare alla consegna",
    "empty": "Nessuna stima di consegna ({{ country }}): i clienti qui non vedono nulla."
  },
  "payment_hints": {
    "heading": "Accettati qui",
    "card": "Carta: {{ brands }}",
    "bank_transfer": "Bonifico bancario",
    "cash_on_delivery": "Contrassegno",
    "convenience_store": "Pagamento in minimarket",
    "direct_debit": "Addebito diretto",
    "instalments": "Pagamento a rate",
    "invoice": "Fattura",
    "pay_in": "Paghi in {{ currency }}",
    "credit": "{{ methods }}: il pagamento a rate potrebbe essere disponibile. Le condizioni sono indicate al momento del pagamento.",
    "empty": "Nessun metodo di pagamento è certo per {{ country }}: i clienti di quel Paese non vedono nulla qui."
  },
  "loyalty": {
    "label": "Punti fedeltà",
    "points": {
      "one": "{{ points }} punto",
      "many": "{{ points }} di punti",
      "other": "{{ points }} punti"
    },
    "earn_product": {
      "one": "Con questo prodotto guadagni {{ points }} punto",
      "many": "Con questo prodotto guadagni {{ points }} di punti",
      "other": "Con questo prodotto guadagni {{ points }} punti"
    },
    "earn_rate": "{{ points }} ogni {{ amount }} di spesa",
    "minimum": "Per ordini da {{ amount }} in su",
    "pending_days": {
      "one": "I punti diventano utilizzabili {{ count }} giorno dopo l’ordine",
      "many": "I punti diventano utilizzabili {{ count }} di giorni dopo l’ordine",
      "other": "I punti diventano utilizzabili {{ count }} giorni dopo l’ordine"
    },
    "expiry_months": {
      "one": "I punti scadono {{ count }} mese dopo l’ordine",
      "many": "I punti scadono {{ count }} di mesi dopo l’ordine",
      "other": "I punti scadono {{ count }} mesi dopo l’ordine"
    },
    "log_in": "Accedi per vedere i tuoi punti",
    "show": "Mostra i miei punti",
    "loading": "Caricamento…",
    "balance": "Saldo: {{ points }}",
    "pending": "Non ancora utilizzabili: {{ points }}",
    "expiry": "In scadenza il {{ date }}: {{ points }}",
    "failed": "Al momento non è possibile mostrare i tuoi punti. Riprova più tardi.",
    "close": "Chiudi",
    "empty": "{{ country }}: qui non si guadagnano punti e i clienti non vedono nulla.",
    "reward": "{{ amount }} di sconto per {{ points }}",
    "about": "circa {{ amount }}",
    "pending_shipped": "Giorni dalla spedizione prima di poter usare i punti: {{ count }}",
    "pending_on_shipping": "I punti sono utilizzabili dopo la spedizione dell’ordine",
    "usable_from": "Utilizzabili dal {{ date }}: {{ points }}",
    "redeem": "Riscatta: {{ points }} = {{ amount }}",
    "give_back": "Restituisci il codice: {{ points }}",
    "confirm": "Conferma",
    "code": "Il tuo codice sconto",
    "code_until": "Per un ordine, fino al {{ date }}. Se non lo usi, i punti tornano a te.",
    "copy": "Copia",
    "copied": "Copiato",
    "refused": "Operazione non riuscita. Nessun punto è stato tolto.",
    "history": "Cronologia",
    "kind_earn": "Acquisto",
    "kind_refund": "Rimborso",
    "kind_spend": "Riscatto",
    "kind_return": "Codice restituito",
    "kind_expire": "Scaduti",
    "kind_adjust": "Rettifica del negozio"
  },
  "recommendations": {
    "buy_again": "Acquista di nuovo",
    "recommended": "Potrebbe piacerti anche",
    "empty": "Nessun consiglio per questa pagina al momento: i clienti qui non vedono nulla."
  }
};
export {
  it_default as default
};
