# Two coders, numbers: Pearson, Spearman, bias and limits of agreement, Spearman-Brown.
library(jsonlite)
set.seed(107)
designs <- list()
for (n in c(4, 6, 10, 25, 80)) for (whole in c(FALSE, TRUE)) {
  a <- rnorm(n, 3, 1); b <- 0.6 * a + rnorm(n, 1, 0.7)
  if (whole) { a <- round(2 * a); b <- round(2 * b); a[1] <- a[2] + 1; b[1] <- b[2] + 2 }
  p <- cor.test(a, b)
  s <- suppressWarnings(cor.test(a, b, method = "spearman", exact = FALSE))
  r <- unname(s$estimate); half <- qnorm(0.975) * sqrt((1 + r^2 / 2) / (n - 3))
  d <- a - b; bias <- t.test(d); sd <- sd(d); z <- qnorm(0.975); se <- sqrt(3 * sd^2 / n); t <- qt(0.975, n - 1)
  designs[[length(designs) + 1]] <- list(
    first = a, second = b,
    pearson = list(coefficient = unname(p$estimate), t = unname(p$statistic), df = unname(p$parameter), p = p$p.value,
                   lower = p$conf.int[1], upper = p$conf.int[2]),
    spearman = list(coefficient = r, p = s$p.value, lower = tanh(atanh(r) - half), upper = tanh(atanh(r) + half)),
    blandAltman = list(bias = unname(bias$estimate), biasLower = bias$conf.int[1], biasUpper = bias$conf.int[2], standardDeviation = sd,
                       lowerLimit = mean(d) - z * sd, upperLimit = mean(d) + z * sd,
                       lowerLimitLower = mean(d) - z * sd - t * se, upperLimitUpper = mean(d) + z * sd + t * se)
  )
}
write_json(designs, "correlations.json", digits = I(17), auto_unbox = TRUE)
