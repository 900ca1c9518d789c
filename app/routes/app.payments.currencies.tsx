export default function CurrenciesRoute() {
  return null;
}
