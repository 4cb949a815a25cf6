# Times of R on the data that agreement.bench.mjs wrote: Rscript agreement.R ratings.csv REPEATS RESAMPLES
suppressPackageStartupMessages({ library(psych); library(boot) })
arguments <- commandArgs(trailingOnly = TRUE)
ratings <- as.matrix(read.csv(arguments[1]))
repeats <- as.integer(arguments[2])
resamples <- as.integer(arguments[3])
milliseconds <- function(work) { unname(sum(system.time(work())[c("user.self", "sys.self")])) * 1000 }

# Mean squares by aov, as psych does by itself for complete data where lmer = FALSE.
found <- ICC(ratings, lmer = FALSE)$results
icc <- milliseconds(function() for (i in seq_len(repeats)) ICC(ratings, lmer = FALSE)) / repeats
set.seed(1)
bootstrap <- milliseconds(function() {
  boot(ratings, function(data, rows) ICC(data[rows, ], lmer = FALSE)$results$ICC[2], R = resamples)
})
cat(sprintf('{"icc":%.6f,"bootstrap":%.6f,"estimate":%.12f,"lower":%.12f,"upper":%.12f,"version":"%s","psych":"%s"}\n',
            icc, bootstrap, found$ICC[2], found$`lower bound`[2], found$`upper bound`[2],
            paste(R.version$major, R.version$minor, sep = "."), packageVersion("psych")))
