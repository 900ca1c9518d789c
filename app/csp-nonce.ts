import { createContext } from 'react';

/** The word that lets the scripts of one document run under its content security policy. */
export const CspNonce = createContext('');
