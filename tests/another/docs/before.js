document.documentElement.dataset.before = "before";
