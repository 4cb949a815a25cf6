# Two coders, categories: Cohen's kappa, unweighted and weighted, and PABAK.
suppressMessages({ library(psych); library(psy); library(vcd); library(jsonlite) })
set.seed(104)

# Standard error under the hypothesis of no agreement beyond chance (Fleiss, Cohen & Everitt 1969).
nullError <- function(p, w, n) {
  r <- rowSums(p); c <- colSums(p); e <- outer(r, c)
  pe <- sum(w * e); m <- outer(as.vector(w %*% c), as.vector(t(w) %*% r), "+")
  sqrt((sum(e * (w - m)^2) - pe^2) / n) / (1 - pe)
}

designs <- list()
for (size in list(c(12, 2), c(25, 3), c(40, 4), c(60, 5), c(100, 5), c(200, 8), c(15, 5))) for (agree in c(0.2, 0.7)) {
  n <- size[1]; q <- size[2]
  a <- c(1, q, sample(1:q, n - 2, TRUE, prob = runif(q, 0.1, 1)))
  b <- ifelse(runif(n) < agree, a, sample(1:q, n, TRUE)); b[1:2] <- c(q, 1)
  p <- table(factor(a, 1:q), factor(b, 1:q)) / n
  i <- row(p); j <- col(p)
  w <- list(identity = (i == j) * 1, linear = 1 - abs(i - j) / (q - 1), quadratic = 1 - (i - j)^2 / (q - 1)^2)
  one <- function(name) {
    k <- Kappa(unclass(p) * n, weights = w[[name]])$Weighted
    list(kappa = k[["value"]], standardError = k[["ASE"]], nullError = nullError(p, w[[name]], n))
  }
  # The variance of a weighted kappa in psych 2.2.9 takes wrong marginal weights; its unweighted one is right.
  other <- suppressWarnings(cohen.kappa(cbind(a, b), w = w$quadratic, levels = 1:q))
  stopifnot(all.equal(sqrt(other$var.kappa), one("identity")$standardError, tolerance = 1e-12))
  stopifnot(all.equal(other$weighted.kappa, one("quadratic")$kappa, tolerance = 1e-12))
  stopifnot(all.equal(psy::ckappa(cbind(a, b))$kappa, one("identity")$kappa, tolerance = 1e-14))
  po <- sum(diag(p))
  designs[[length(designs) + 1]] <- list(
    first = a, second = b, categories = q, identity = one("identity"), linear = one("linear"), quadratic = one("quadratic"),
    psyLinear = psy::wkappa(cbind(a, b), "absolute")$kappa, psyQuadratic = psy::wkappa(cbind(a, b), "squared")$kappa,
    z = qnorm(0.975), pabak = (q * po - 1) / (q - 1)
  )
}
write_json(designs, "kappa.json", digits = I(17), auto_unbox = TRUE)
