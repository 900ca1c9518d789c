import { Link } from '@remix-run/react';
import { type AnchorHTMLAttributes, forwardRef } from 'react';

/** What Polaris hands to a link. */
interface PolarisLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  url?: string | undefined;
  external?: boolean | undefined;
}

/** Polaris' links as client-side navigation; addresses of other sites and downloads stay plain. */
export const RemixPolarisLink = forwardRef<HTMLAnchorElement, PolarisLinkProps>(
  function RemixPolarisLink({ url = '', external, target, rel, ...rest }, ref) {
    if (external === true || /^[a-z]+:/.test(url) || rest.download !== undefined) {
      return (
        <a {...rest} ref={ref} href={url} target={target ?? '_blank'} rel={rel ?? 'noopener'} />
      );
    }
    return <Link {...rest} ref={ref} to={url} target={target} rel={rel} />;
  },
);
