/**
 * A script for documents that run in the admin's frame: where the browser denies third parties
 * their storage, reading `sessionStorage` throws, and Remix then neither discovers routes nor
 * restores the scroll position. The stand-in keeps the values for the life of the document.
 */
export const STORAGE_STAND_IN = `try{sessionStorage.length}catch{Object.defineProperty(window,'sessionStorage',{value:(m=>({getItem:k=>m.get(String(k))??null,setItem:(k,v)=>void m.set(String(k),String(v)),removeItem:k=>void m.delete(String(k)),clear:()=>m.clear(),key:i=>[...m.keys()][i]??null,get length(){return m.size}}))(new Map)})}`;
