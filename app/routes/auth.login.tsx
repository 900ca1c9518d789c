export default function LoginPage() {
  return <p>Open Portolan from the Apps menu of your Shopify admin.</p>;
}
