# Variance components and intraclass correlations by REML, with ratings missing at random.
suppressMessages({ library(lme4); library(jsonlite) })
set.seed(103)

# REML by Fisher scoring with whole matrices: slow, plain, and to the last digits.
reml <- function(y, Z) {
  n <- length(y); X <- matrix(1, n, 1)
  G <- c(lapply(Z, tcrossprod), list(diag(n)))
  s <- rep(var(y) / length(G), length(G))
  project <- function(s) {
    Vi <- solve(Reduce(`+`, Map(`*`, s, G)))
    Vi - Vi %*% X %*% solve(t(X) %*% Vi %*% X) %*% t(X) %*% Vi
  }
  for (i in 1:2000) {
    P <- project(s); Py <- P %*% y; PG <- lapply(G, function(g) P %*% g)
    score <- sapply(seq_along(G), function(a) -0.5 * (sum(diag(PG[[a]])) - sum(Py * (G[[a]] %*% Py))))
    info <- outer(seq_along(G), seq_along(G), Vectorize(function(a, b) 0.5 * sum(PG[[a]] * t(PG[[b]]))))
    step <- solve(info, score); size <- 1
    while (any(s + size * step <= 0)) size <- size / 2
    s <- s + size * step
    if (max(abs(step)) < 1e-14 * var(y)) break
  }
  P <- project(s); Py <- P %*% y
  average <- outer(seq_along(G), seq_along(G),
    Vectorize(function(a, b) 0.5 * as.numeric(t(G[[a]] %*% Py) %*% P %*% (G[[b]] %*% Py))))
  V <- Reduce(`+`, Map(`*`, s, G)); Vi <- solve(V)
  logLik <- -0.5 * (as.numeric(determinant(V)$modulus) + log(sum(Vi)) + sum(y * Py) + (n - 1) * log(2 * pi))
  list(s = s, covariance = solve(average), logLik = logLik, mean = sum(Vi %*% y) / sum(Vi))
}

interval <- function(fit, others, level) {
  s <- fit$s; rest <- sum(s[others])
  g <- numeric(length(s)); g[1] <- 1 / s[1]; g[others] <- -1 / rest
  se <- sqrt(as.numeric(t(g) %*% fit$covariance %*% g)); eta <- log(s[1] / rest); z <- qnorm((1 + level) / 2)
  list(estimate = s[1] / (s[1] + rest), lower = plogis(eta - z * se), upper = plogis(eta + z * se))
}

designs <- list()
for (size in list(c(12, 3, 0.1), c(20, 3, 0.25), c(30, 4, 0.4), c(40, 5, 0.5), c(25, 2, 0.2), c(50, 6, 0.6))) for (whole in c(FALSE, TRUE)) {
  n <- size[1]; k <- size[2]
  x <- outer(rnorm(n, 3, 1), as.vector(scale(rnorm(k))) * 0.6, "+") + matrix(rnorm(n * k, 0, 0.7), n, k)
  if (whole) x <- round(2 * x)
  x[matrix(runif(n * k) < size[3], n, k)] <- NA
  d <- na.omit(data.frame(y = as.vector(x), s = factor(rep(1:n, k)), c = factor(rep(1:k, each = n))))
  Zs <- model.matrix(~ 0 + droplevels(s), d); Zc <- model.matrix(~ 0 + droplevels(c), d)
  two <- reml(d$y, list(Zs, Zc)); one <- reml(d$y, list(Zs))
  tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e6), calc.derivs = FALSE)
  m <- lmer(y ~ 1 + (1 | s) + (1 | c), d, control = tight)
  v <- VarCorr(m)
  designs[[length(designs) + 1]] <- list(
    ratings = lapply(1:n, function(i) x[i, ]),
    lme4 = list(subject = v$s[1, 1], coder = v$c[1, 1], error = sigma(m)^2, logLik = as.numeric(logLik(m)), mean = unname(fixef(m))),
    twoWay = list(subject = two$s[1], coder = two$s[2], error = two$s[3], logLik = two$logLik, mean = two$mean,
                  A1 = interval(two, 2:3, 0.95), C1 = interval(two, 3, 0.95)),
    oneWay = list(subject = one$s[1], error = one$s[2], icc1 = interval(one, 2, 0.95))
  )
}
write_json(designs, "icc-reml.json", digits = I(17), auto_unbox = TRUE, na = "null")
