//! Signing in, invitations, and one's own account.

texts! { SignIn, SIGN_IN:
    product = "GoodTime for iCIMS";
    title = "Sign in";
    name = "E-mail address";
    password = "Password";
    submit = "Sign in";
    wrong = "The e-mail address or the password is not right.";
    too_many = "That were many tries. Wait a minute, then try again.";
    changed_meanwhile = "Your account was changed meanwhile. Sign in again.";
    provider = "Sign in with your company's account";
    or = "or with a password";
    no_provider = "Here people sign in with a password.";
    not_signed_in = "You are not signed in";
    too_late = "The sign-in took longer than ten minutes, or began in another browser. Sign in again.";
    not_let_in = "Your company's sign-in did not let you in. Try again, or ask your administrator.";
    provider_silent = "Your company's sign-in does not answer. Try again in a minute, or sign in with a password.";
    no_such_account = "You are signed in at your company, but have no account here. Ask your GoodTime administrator for an invitation to the same e-mail address.";
    no_account = "No account yet? Ask your GoodTime administrator for an invitation.";
}

texts! { Invitation, INVITATION:
    product = "GoodTime for iCIMS";
    title = "Welcome";
    lead = "Choose how you sign in. Your role is";
    sign_in = "E-mail address";
    name = "Your name";
    password = "Password";
    hint = "Characters at the least; a few words are a good choice:";
    again = "The password again";
    submit = "Make my account";
    no_address = "Enter an e-mail address.";
    no_name = "Enter your name, 100 characters at the most.";
    length = "The password needs 15 to 256 characters.";
    differs = "The two passwords differ.";
    taken = "Somebody signs in with this e-mail address already. If it is you, sign in instead.";
    unknown = "The invitation was used, is too old, or was mistyped. Ask for a new one.";
    too_many = "That were many tries. Wait a minute, then try again.";
}

texts! { Account, ACCOUNT:
    sign_in = "You sign in as";
    role = "Your role";
    password_title = "Change your password";
    present = "Present password";
    password = "New password";
    hint = "Characters at the least; a few words are a good choice:";
    again = "The new password again";
    submit = "Change the password";
    note = "All your other sessions end.";
    elsewhere = "You sign in with your company's account, so there is no password here.";
    sessions_title = "Sessions";
    sessions_note = "Ends every session of your account, this one too.";
    everywhere = "Sign out everywhere";
    wrong = "The present password is not right.";
    length = "The new password needs 15 to 256 characters.";
    differs = "The two new passwords differ.";
    too_many = "That were many tries. Wait a minute, then try again.";
    changed_meanwhile = "Your account was changed meanwhile. Read the page again.";
}
