# Krippendorff's alpha by coincidence and difference matrices (Krippendorff 2011), values missing at random.
library(jsonlite)
set.seed(106)

alpha <- function(x, metric) {
  v <- sort(unique(as.vector(x[!is.na(x)]))); q <- length(v)
  o <- matrix(0, q, q)
  for (u in seq_len(nrow(x))) {
    r <- x[u, !is.na(x[u, ])]; m <- length(r)
    if (m < 2) next
    for (a in 1:m) for (b in 1:m) if (a != b) {
      i <- match(r[a], v); j <- match(r[b], v); o[i, j] <- o[i, j] + 1 / (m - 1)
    }
  }
  nc <- rowSums(o); n <- sum(nc)
  delta <- outer(1:q, 1:q, Vectorize(function(i, j) {
    if (i == j) return(0)
    switch(metric, nominal = 1, interval = (v[i] - v[j])^2, ratio = ((v[i] - v[j]) / (v[i] + v[j]))^2,
           ordinal = (sum(nc[min(i, j):max(i, j)]) - (nc[i] + nc[j]) / 2)^2)
  }))
  1 - (n - 1) * sum(o * delta) / sum(outer(nc, nc) * delta)
}

designs <- list()
for (size in list(c(8, 2, 3), c(15, 3, 4), c(30, 4, 5), c(60, 10, 5), c(40, 3, 25))) for (missing in c(0, 0.35)) for (fractions in c(FALSE, TRUE)) {
  n <- size[1]; m <- size[2]; q <- size[3]
  truth <- sample(0:q, n, TRUE)
  x <- sapply(1:m, function(j) ifelse(runif(n) < 0.5, truth, sample(0:q, n, TRUE)))
  if (fractions) x <- x + round(runif(n * m), 1)
  x[matrix(runif(n * m) < missing, n, m)] <- NA
  metrics <- c("nominal", "ordinal", "interval", "ratio")
  designs[[length(designs) + 1]] <- list(ratings = lapply(1:n, function(i) x[i, ]),
    alpha = setNames(lapply(metrics, function(metric) alpha(x, metric)), metrics))
}
write_json(designs, "alpha.json", digits = I(17), auto_unbox = TRUE, na = "null")
