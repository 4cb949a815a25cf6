# Theil-Sen slope with Sen's interval, t interval of a mean, ratio of sums with bootstrap, error of a mean.
library(jsonlite)
library(boot)
set.seed(113)

# The interval as Sen defines it: all b for which Kendall's test does not reject x against y - b x; found by trying
# every gap between neighbouring slopes, not by ranks.
sen <- function(x, y, level) {
  pairs <- combn(length(x), 2)
  dx <- x[pairs[2, ]] - x[pairs[1, ]]; dy <- y[pairs[2, ]] - y[pairs[1, ]]
  slopes <- sort((dy / dx)[dx != 0])
  slope <- median(slopes)
  tied <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  n <- length(x); tx <- table(x); ty <- table(y)
  variance <- (n * (n - 1) * (2 * n + 5) - sum(tx * (tx - 1) * (2 * tx + 5)) - sum(ty * (ty - 1) * (2 * ty + 5))) / 18 +
    sum(tx * (tx - 1)) * sum(ty * (ty - 1)) / (2 * n * (n - 1)) +
    sum(tx * (tx - 1) * (tx - 2)) * sum(ty * (ty - 1) * (ty - 2)) / (9 * n * (n - 1) * (n - 2))
  accepted <- function(b) {
    r <- y - b * x
    if (!tied) return(cor.test(x, r, method = "kendall", exact = TRUE)$p.value > 1 - level)
    s <- sum(sign(outer(x, x, "-")) * sign(outer(r, r, "-"))) / 2
    2 * pnorm(-max(0, abs(s) - 1) / sqrt(variance)) >= 1 - level
  }
  distinct <- unique(slopes)
  gaps <- c(distinct[1] - 1, (head(distinct, -1) + tail(distinct, -1)) / 2, tail(distinct, 1) + 1)
  inside <- which(sapply(gaps, accepted))
  bounded <- length(inside) > 0 && min(inside) > 1 && max(inside) < length(gaps)
  list(slope = slope, intercept = median(y - slope * x), variance = variance,
       lower = if (bounded) distinct[min(inside) - 1] else NULL, upper = if (bounded) distinct[max(inside)] else NULL)
}

lines <- list()
for (n in c(3, 4, 5, 6, 8, 12, 25, 40)) for (kind in c("smooth", "halves", "sameDays")) for (level in c(0.9, 0.95)) {
  x <- sort(sample(1:400, n)); y <- 3 + 0.003 * x + rnorm(n, 0, 0.6)
  if (kind != "smooth") y <- round(2 * y) / 2
  if (kind == "sameDays") x <- round(x / 60)
  if (length(unique(x)) < 2) x[1] <- x[1] - 1
  lines[[length(lines) + 1]] <- c(list(x = x, y = y, level = level), sen(x, y, level))
}

means <- list()
for (n in c(2, 3, 5, 20)) for (level in c(0.9, 0.95)) {
  values <- rnorm(n, 3.3, 0.7); t <- t.test(values, conf.level = level)
  means[[length(means) + 1]] <- list(values = values, level = level, mean = mean(values), sd = sd(values),
                                     lower = t$conf.int[1], upper = t$conf.int[2])
}

# Bootstrap: two generators never draw the same; 200,000 resamples on R's side, the project's own within Monte Carlo error.
ratios <- list()
for (n in c(3, 6, 15)) {
  above <- rpois(n, 8); below <- above + rpois(n, 9)
  data <- data.frame(above, below)
  b <- boot(data, function(d, i) sum(d$above[i]) / sum(d$below[i]), R = 200000)
  q <- quantile(b$t, c(0.025, 0.975), type = 7)
  ratios[[length(ratios) + 1]] <- list(above = above, below = below, ratio = b$t0, lower = unname(q[1]), upper = unname(q[2]))
}

# Error variance of a mean: w' V w with the covariance matrix of the codings.
changes <- list()
# The mean is of the sessions' means: each coding's coder, and its session.
designs <- list(
  list(coder = c(1), session = c(1)), list(coder = c(1, 1, 1), session = 1:3), list(coder = c(1, 2), session = c(1, 1)),
  list(coder = c(1, 1, 2, 2, 3), session = 1:5), list(coder = c(1, 1, 2), session = c(1, 2, 2)),
  list(coder = c(1, 2, 3, 1, 1, 2), session = c(1, 1, 1, 2, 3, 3))
)
for (each in designs) {
  design <- each$coder
  coder <- runif(1, 0, 0.3); error <- runif(1, 0.05, 0.4)
  V <- coder * outer(design, design, "==") + error * diag(length(design))
  w <- 1 / (length(unique(each$session)) * as.vector(table(each$session))[each$session])
  changes[[length(changes) + 1]] <- list(weightsOfCoders = unname(lapply(split(w, design), I)), coder = coder, error = error,
                                         variance = sum(w * (V %*% w)))
}
write_json(list(lines = lines, means = means, ratios = ratios, changes = changes), "trend.json", digits = I(17), auto_unbox = TRUE, null = "null")
