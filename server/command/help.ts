/** What `countersign help` says. */
export const HELP = `countersign: an OAuth 2.0 / OpenID Connect authorization server for partner ecosystems

countersign serve      serves, as the settings say
countersign migrate    makes what the database of DIRECTORY_URL needs: collections and indexes;
                       can be run again, and while others serve
countersign copy --from lmdb:./data/store [--to mongodb://…]
                       brings a directory over, and checks that all of it arrived; --to is DIRECTORY_URL
                       unless given; stop the servers first; can be run again
countersign version    says which version this is
countersign help       says this

Every setting is read from the environment, or from the file that NAME_FILE names.`;
