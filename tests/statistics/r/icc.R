# Intraclass correlations of complete random designs.
suppressMessages({ library(psych); library(psy); library(jsonlite) })
set.seed(102)

draw <- function(n, k, coderSd, errorSd, whole) {
  x <- outer(rnorm(n, 3, 1), rnorm(k, 0, coderSd), "+") + matrix(rnorm(n * k, 0, errorSd), n, k)
  if (whole) pmin(pmax(round(x), 1), 5) else x
}

# F test against a null value (McGraw & Wong 1996, table 8).
against <- function(ms, n, k, r0) {
  test <- function(f, df1, df2) list(f = f, df1 = df1, df2 = df2, p = pf(f, df1, df2, lower.tail = FALSE))
  a <- k * r0 / (n * (1 - r0)); b <- 1 + k * r0 * (n - 1) / (n * (1 - r0))
  c <- r0 / (n * (1 - r0)); d <- 1 + r0 * (n - 1) / (n * (1 - r0))
  satterthwaite <- function(u, v) (u * ms$J + v * ms$E)^2 / ((u * ms$J)^2 / (k - 1) + (v * ms$E)^2 / ((n - 1) * (k - 1)))
  list(
    `1` = test(ms$B / ms$W * (1 - r0) / (1 + (k - 1) * r0), n - 1, n * (k - 1)),
    k = test(ms$B / ms$W * (1 - r0), n - 1, n * (k - 1)),
    C1 = test(ms$B / ms$E * (1 - r0) / (1 + (k - 1) * r0), n - 1, (n - 1) * (k - 1)),
    Ck = test(ms$B / ms$E * (1 - r0), n - 1, (n - 1) * (k - 1)),
    A1 = test(ms$B / (a * ms$J + b * ms$E), n - 1, satterthwaite(a, b)),
    Ak = test(ms$B / (c * ms$J + d * ms$E), n - 1, satterthwaite(c, d))
  )
}

sizes <- list(c(3, 2), c(5, 2), c(8, 3), c(12, 2), c(20, 4), c(25, 3), c(30, 5), c(40, 2), c(60, 6), c(15, 10))
designs <- list()
for (size in sizes) for (whole in c(FALSE, TRUE)) for (level in c(0.95, 0.9)) {
  n <- size[1]; k <- size[2]
  x <- draw(n, k, runif(1, 0, 1), runif(1, 0.3, 1.5), whole)
  found <- ICC(x, lmer = FALSE, alpha = 1 - level)
  r <- found$results
  row <- function(i) list(estimate = r$ICC[i], f = r$F[i], df1 = r$df1[i], df2 = r$df2[i], p = r$p[i],
                          lower = r$`lower bound`[i], upper = r$`upper bound`[i])
  long <- data.frame(y = as.vector(x), s = factor(rep(1:n, k)), c = factor(rep(1:k, each = n)))
  m <- anova(lm(y ~ s + c, long))$`Mean Sq`
  w <- anova(lm(y ~ s, long))$`Mean Sq`[2]
  parts <- psy::icc(x)
  designs[[length(designs) + 1]] <- list(
    ratings = x, level = level,
    forms = list(`1` = row(1), A1 = row(2), C1 = row(3), k = row(4), Ak = row(5), Ck = row(6)),
    components = list(subject = parts$subject.variance, coder = parts$rater.variance, error = parts$residual),
    nullValue = 0.3, tests = against(list(B = m[1], J = m[2], E = m[3], W = w), n, k, 0.3)
  )
}
write_json(designs, "icc.json", digits = I(17), auto_unbox = TRUE)
