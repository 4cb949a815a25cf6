# Several coders, categories, some ratings missing: Fleiss' kappa, Gwet's AC1 and AC2, percent agreement.
library(jsonlite)
set.seed(105)

# Gwet (2021): agreement, chance agreement and variance as matrices. x: subjects by categories, w: weights.
chanceCorrected <- function(x, w, model) {
  n <- nrow(x); q <- ncol(x); r <- rowSums(x); two <- r >= 2; n2 <- sum(two)
  similar <- x %*% w
  own <- ifelse(two, rowSums(x * (similar - 1)) / pmax(1, r * (r - 1)), 0)
  pa <- sum(own[two]) / n2
  share <- colMeans(x / r)
  if (model == "fleiss") { pe <- as.numeric(t(share) %*% w %*% share); slope <- (w %*% share + t(w) %*% share) / 2 }
  else { t <- sum(w) / (q * (q - 1)); pe <- t * sum(share * (1 - share)); slope <- t * (1 - share) }
  k <- (pa - pe) / (1 - pe)
  k.i <- (n / n2) * (own - pe * two) / (1 - pe)
  pe.i <- as.vector(x %*% slope) / r
  k.x <- k.i - 2 * (1 - k) * (pe.i - pe) / (1 - pe)
  se <- sqrt(sum((k.x - k)^2) / (n * (n - 1))); h <- qt(0.975, n - 1) * se
  list(coefficient = k, observed = pa, expected = pe, standardError = se, lower = max(-1, k - h), upper = min(1, k + h))
}

# Fleiss, Nee & Landis (1979): standard error of kappa under no agreement beyond chance.
fleissNull <- function(x) {
  n <- nrow(x); m <- sum(x[1, ]); p <- colSums(x) / (n * m); q <- 1 - p
  sqrt(2 * (sum(p * q)^2 - sum(p * q * (q - p))) / (n * m * (m - 1) * sum(p * q)^2))
}

# Fleiss (1971), kappa of one category.
fleissOf <- function(x, j) {
  n <- nrow(x); m <- sum(x[1, ]); p <- sum(x[, j]) / (n * m)
  1 - sum(x[, j] * (m - x[, j])) / (n * m * (m - 1) * p * (1 - p))
}

designs <- list()
for (size in list(c(10, 3, 2), c(20, 4, 3), c(40, 3, 5), c(80, 10, 5), c(30, 6, 4))) for (missing in c(0, 0.3)) {
  n <- size[1]; m <- size[2]; q <- size[3]
  truth <- sample(1:q, n, TRUE)
  x <- sapply(1:m, function(j) ifelse(runif(n) < 0.6, truth, sample(1:q, n, TRUE, prob = q:1)))
  x[1, 1:2] <- c(1, q)
  if (missing > 0) { holes <- matrix(runif(n * m) < missing, n, m); holes[1, ] <- FALSE; x[holes] <- NA; x <- x[rowSums(!is.na(x)) > 0, ] }
  counts <- t(apply(x, 1, function(v) tabulate(v[!is.na(v)], q)))
  d <- abs(outer(1:q, 1:q, "-"))
  w <- list(identity = (d == 0) * 1, linear = 1 - d / (q - 1), quadratic = 1 - d^2 / (q - 1)^2)
  designs[[length(designs) + 1]] <- list(
    ratings = lapply(seq_len(nrow(x)), function(i) x[i, ]), categories = q, balanced = missing == 0,
    fleiss = chanceCorrected(counts, w$identity, "fleiss"),
    nullError = if (missing == 0) fleissNull(counts) else NULL,
    byCategory = if (missing == 0) sapply(1:q, function(j) fleissOf(counts, j)) else NULL,
    identity = chanceCorrected(counts, w$identity, "gwet"),
    linear = chanceCorrected(counts, w$linear, "gwet"), quadratic = chanceCorrected(counts, w$quadratic, "gwet"),
    withinOne = chanceCorrected(counts, (d <= 1) * 1, "gwet")$observed
  )
}
write_json(designs, "many-coders.json", digits = I(17), auto_unbox = TRUE, na = "null", null = "null")
