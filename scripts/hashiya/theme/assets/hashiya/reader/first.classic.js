// Runs before anything is shown, so that nothing moves afterwards: that there are scripts, the size of letters that the
// reader chose on this device, and whether this tab is read without notes. No module: those run too late.
(function (page) {
  page.classList.replace("no-js", "js");
  function kept(place, name) {
    try {
      return window[place].getItem(name);
    } catch (refused) {
      return null;
    }
  }
  var size = kept("localStorage", "hashiya:size");
  if (/^[1-5]$/.test(size)) page.setAttribute("data-h-size", size);
  if (kept("sessionStorage", "hashiya:reading")) page.setAttribute("data-h-reading", "");
})(document.documentElement);
