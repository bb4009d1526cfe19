document.documentElement.dataset.own = "run";
