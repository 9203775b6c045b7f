export ACCESS_TOKEN=glpat-kW7RnB2vXqL9sZtY4mCd
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ LUCID2016 info
export API_TOKEN=vQ7rT2mXb9LkZp4wHs6YcN3d
