//! A follow graph with posts.
//!
//! The contract below is ordinary Rust. The same text also becomes a Starknet contract and a provable thread program:
//! `cargo zkthread build`.

/// Accounts follow each other, post, and like posts.
#[zkthread::contract]
pub mod social {
    use zkthread::prelude::*;

    /// Longest post, in bytes.
    pub const LONGEST_POST: u32 = 280;

    /// What is known about an account.
    pub struct Profile {
        /// Its name; empty before it joined.
        pub handle: bytes31,
        pub followers: u32,
        pub following: u32,
        pub likes: u32,
        /// When it joined, in seconds.
        pub joined: u64,
    }

    /// A post. Its text is in the event.
    pub struct Post {
        /// When, in seconds.
        pub time: u64,
        pub likes: u32,
        /// What it answers: author and number.
        pub answers: Option<(ContractAddress, u64)>,
    }

    #[storage]
    pub struct Social {
        profiles: Map<ContractAddress, Profile>,
        handles: Map<bytes31, ContractAddress>,
        /// By follower and followed.
        follows: Map<ContractAddress, Map<ContractAddress, bool>>,
        /// By who blocks and who is blocked.
        blocks: Map<(ContractAddress, ContractAddress), bool>,
        posts: Map<ContractAddress, Vec<Post>>,
        /// By who likes, author and number of the post.
        likes: Map<ContractAddress, Map<ContractAddress, Map<u64, bool>>>,
    }

    #[event]
    pub struct Joined {
        #[key]
        pub account: ContractAddress,
        pub handle: bytes31,
    }

    #[event]
    pub struct Followed {
        #[key]
        pub follower: ContractAddress,
        #[key]
        pub followed: ContractAddress,
    }

    #[event]
    pub struct Unfollowed {
        #[key]
        pub follower: ContractAddress,
        #[key]
        pub followed: ContractAddress,
    }

    #[event]
    pub struct Posted {
        #[key]
        pub author: ContractAddress,
        #[key]
        pub number: u64,
        pub text: String,
        pub answers: Option<(ContractAddress, u64)>,
    }

    #[event]
    pub struct Liked {
        #[key]
        pub author: ContractAddress,
        #[key]
        pub number: u64,
        pub by: ContractAddress,
    }

    #[error]
    pub enum SocialError {
        /// The account has a profile already.
        AlreadyJoined,
        /// The account has no profile.
        NotJoined,
        /// Somebody else has the handle, or it is empty.
        HandleTaken,
        /// Nobody follows or blocks themselves.
        Yourself,
        AlreadyFollowing,
        NotFollowing,
        /// The other account does not want this.
        Blocked,
        /// Longer than a post may be, or empty.
        BadLength,
        NoSuchPost,
        AlreadyLiked,
    }

    impl Profile {
        fn has_joined(&self) -> bool {
            felt252::from(self.handle) != 0
        }
    }

    impl Social {
        /// Gives the caller a profile.
        #[external]
        pub fn join(&mut self, cx: &mut Context, handle: bytes31) -> Result<(), SocialError> {
            let account = cx.caller();
            ensure!(
                !self.profiles.read(account).has_joined(),
                SocialError::AlreadyJoined
            );
            let is_free = self.handles.read(handle) == ContractAddress::ZERO;
            ensure!(
                is_free && felt252::from(handle) != 0,
                SocialError::HandleTaken
            );
            self.handles.write(handle, account);
            let profile = Profile {
                handle,
                followers: 0,
                following: 0,
                likes: 0,
                joined: cx.timestamp(),
            };
            self.profiles.write(account, profile);
            cx.emit(Joined { account, handle });
            Ok(())
        }

        /// Follows an account.
        #[external]
        pub fn follow(
            &mut self,
            cx: &mut Context,
            followed: ContractAddress,
        ) -> Result<(), SocialError> {
            let follower = cx.caller();
            ensure!(follower != followed, SocialError::Yourself);
            ensure!(
                !self.blocks.read((followed, follower)),
                SocialError::Blocked
            );
            ensure!(
                !self.follows.entry(follower).read(followed),
                SocialError::AlreadyFollowing
            );
            let mut own = self.joined(follower)?;
            let mut other = self.joined(followed)?;
            self.follows.entry(follower).write(followed, true);
            own.following += 1;
            other.followers += 1;
            self.profiles.write(follower, own);
            self.profiles.write(followed, other);
            cx.emit(Followed { follower, followed });
            Ok(())
        }

        /// Follows an account no longer.
        #[external]
        pub fn unfollow(
            &mut self,
            cx: &mut Context,
            followed: ContractAddress,
        ) -> Result<(), SocialError> {
            self.part(cx, cx.caller(), followed)
        }

        /// Keeps an account from following the caller, now and later.
        #[external]
        pub fn block(
            &mut self,
            cx: &mut Context,
            account: ContractAddress,
        ) -> Result<(), SocialError> {
            let blocker = cx.caller();
            ensure!(blocker != account, SocialError::Yourself);
            self.blocks.write((blocker, account), true);
            if self.follows.entry(account).read(blocker) {
                self.part(cx, account, blocker)?;
            }
            Ok(())
        }

        /// Posts a text. Returns its number among the caller's posts.
        #[external]
        pub fn post(
            &mut self,
            cx: &mut Context,
            text: String,
            answers: Option<(ContractAddress, u64)>,
        ) -> Result<u64, SocialError> {
            let author = cx.caller();
            self.joined(author)?;
            let length = text.len();
            ensure!(length > 0 && length <= LONGEST_POST, SocialError::BadLength);
            if let Some((other, number)) = answers {
                ensure!(
                    number < self.posts.entry(other).len(),
                    SocialError::NoSuchPost
                );
                ensure!(!self.blocks.read((other, author)), SocialError::Blocked);
            }
            let number = self.posts.entry(author).len();
            let post = Post {
                time: cx.timestamp(),
                likes: 0,
                answers,
            };
            self.posts.entry(author).push(post);
            cx.emit(Posted {
                author,
                number,
                text,
                answers,
            });
            Ok(number)
        }

        /// Likes a post.
        #[external]
        pub fn like(
            &mut self,
            cx: &mut Context,
            author: ContractAddress,
            number: u64,
        ) -> Result<(), SocialError> {
            let by = cx.caller();
            self.joined(by)?;
            ensure!(
                number < self.posts.entry(author).len(),
                SocialError::NoSuchPost
            );
            ensure!(
                !self.likes.entry(by).entry(author).read(number),
                SocialError::AlreadyLiked
            );
            self.likes.entry(by).entry(author).write(number, true);
            let mut post = self.posts.entry(author).read(number);
            post.likes += 1;
            self.posts.entry(author).write(number, post);
            let mut profile = self.profiles.read(author);
            profile.likes += 1;
            self.profiles.write(author, profile);
            cx.emit(Liked { author, number, by });
            Ok(())
        }

        /// The profile of an account.
        #[view]
        pub fn profile(&self, account: ContractAddress) -> Option<Profile> {
            let profile = self.profiles.read(account);
            if profile.has_joined() {
                Some(profile)
            } else {
                None
            }
        }

        /// Whose a handle is.
        #[view]
        pub fn account_of(&self, handle: bytes31) -> ContractAddress {
            self.handles.read(handle)
        }

        /// Whether one account follows another.
        #[view]
        pub fn is_following(&self, follower: ContractAddress, followed: ContractAddress) -> bool {
            self.follows.entry(follower).read(followed)
        }

        /// The last posts of an account, the latest first, at most `most` of them.
        #[view]
        pub fn latest(&self, author: ContractAddress, most: u64) -> Vec<Post> {
            let count = self.posts.entry(author).len();
            let mut posts: Vec<Post> = Vec::new();
            for back in 0..most.min(count) {
                posts.push(self.posts.entry(author).read(count - 1 - back));
            }
            posts
        }

        fn joined(&self, account: ContractAddress) -> Result<Profile, SocialError> {
            let profile = self.profiles.read(account);
            ensure!(profile.has_joined(), SocialError::NotJoined);
            Ok(profile)
        }

        fn part(
            &mut self,
            cx: &mut Context,
            follower: ContractAddress,
            followed: ContractAddress,
        ) -> Result<(), SocialError> {
            ensure!(
                self.follows.entry(follower).read(followed),
                SocialError::NotFollowing
            );
            self.follows.entry(follower).write(followed, false);
            let mut own = self.profiles.read(follower);
            own.following -= 1;
            self.profiles.write(follower, own);
            let mut other = self.profiles.read(followed);
            other.followers -= 1;
            self.profiles.write(followed, other);
            cx.emit(Unfollowed { follower, followed });
            Ok(())
        }
    }
}
