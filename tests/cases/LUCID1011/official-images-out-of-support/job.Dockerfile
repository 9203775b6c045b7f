FROM debian:buster-slim
     ^^^^^^^^^^^^^^^^^^ LUCID1011
CMD ["/job"]
