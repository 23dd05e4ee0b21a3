namespace Optica.Domain.Audit;

/// <summary>Names of what the audit trail tells of.</summary>
public static class AuditActions
{
    /// <summary>A record was made.</summary>
    public const string Create = "create";

    /// <summary>Fields were changed.</summary>
    public const string Update = "update";

    /// <summary>A record was removed.</summary>
    public const string Delete = "delete";

    /// <summary>A customer was deactivated.</summary>
    public const string Deactivate = "deactivate";

    /// <summary>A customer was reactivated.</summary>
    public const string Reactivate = "reactivate";

    /// <summary>A customer moved to another branch.</summary>
    public const string Transfer = "transfer";

    /// <summary>Medical fields were read.</summary>
    public const string MedicalRead = "medical_read";

    /// <summary>Somebody read more medical records within an hour than is usual.</summary>
    public const string MassReading = "mass_reading";

    /// <summary>A write outside the caller's reach was refused.</summary>
    public const string Denied = "denied";

    /// <summary>Somebody tried what they have no permission for, or opened a page that is not for them.</summary>
    public const string Refused = "refused";

    /// <summary>The profile or a record of a customer was opened.</summary>
    public const string Opened = "opened";

    /// <summary>Asked for, never written: everything by which somebody saw data of people. Opened, medical fields read, exports.</summary>
    public const string Seen = "seen";

    /// <summary>A report was written or fetched as a file.</summary>
    public const string Export = "export";

    /// <summary>The trail itself was checked.</summary>
    public const string Verified = "verified";

    /// <summary>An organisation was given a new data key, and its medical data was encrypted with it.</summary>
    public const string KeysRotated = "keys_rotated";

    /// <summary>Another master key took the place of the one in use.</summary>
    public const string MasterKeyChanged = "master_key_changed";

    /// <summary>From this line on the chain is sealed by another root key.</summary>
    public const string RootKeyChanged = "root_key_changed";

    /// <summary>Somebody took note of damage to the trail, so that what comes after it is checked again.</summary>
    public const string DamageAccepted = "damage_accepted";

    /// <summary>A copy of the database was made.</summary>
    public const string BackedUp = "backed_up";

    /// <summary>This database was made from a copy.</summary>
    public const string Restored = "restored";

    /// <summary>Someone signed in.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Someone failed to sign in.</summary>
    public const string SignInFailed = "sign_in_failed";

    /// <summary>Someone had the right password and failed at the second step.</summary>
    public const string SecondStepFailed = "second_step_failed";

    /// <summary>Somebody who is signed in gave a wrong password before changing how they sign in.</summary>
    public const string PasswordFailed = "password_failed";

    /// <summary>Someone had the right password at the API, too short without a second factor, and was sent to choose another one.</summary>
    public const string PasswordDue = "password_due";

    /// <summary>Someone signed out.</summary>
    public const string SignOut = "sign_out";

    /// <summary>Someone locked the screen of a shared computer.</summary>
    public const string ScreenLocked = "screen_locked";

    /// <summary>Someone opened their locked screen again.</summary>
    public const string ScreenUnlocked = "screen_unlocked";

    /// <summary>An account was made for somebody, or they were given another link to choose their password.</summary>
    public const string Invited = "invited";

    /// <summary>Somebody tried to invite an address that cannot be invited; which one is not told.</summary>
    public const string InviteRefused = "invite_refused";

    /// <summary>Somebody accepted an invitation and chose a password.</summary>
    public const string InviteAccepted = "invite_accepted";

    /// <summary>An account was locked: no sign-in, no access.</summary>
    public const string Locked = "locked";

    /// <summary>A locked account was opened again.</summary>
    public const string Unlocked = "unlocked";

    /// <summary>An organisation was suspended: nobody of it can work.</summary>
    public const string Suspended = "suspended";

    /// <summary>A suspended organisation was let in again.</summary>
    public const string Resumed = "resumed";

    /// <summary>A platform admin opened an organisation's customers, for a reason.</summary>
    public const string PlatformAccess = "platform_access";

    /// <summary>A platform admin's access was ended before its time.</summary>
    public const string PlatformAccessEnded = "platform_access_ended";

    /// <summary>Every session of an account was ended.</summary>
    public const string SignOutEverywhere = "sign_out_everywhere";

    /// <summary>One session of an account was ended, by its user or by somebody who manages it.</summary>
    public const string SessionEnded = "session_ended";

    /// <summary>Somebody changed their own password.</summary>
    public const string PasswordChanged = "password_changed";

    /// <summary>Somebody chose another password by a link.</summary>
    public const string PasswordReset = "password_reset";

    /// <summary>A link to choose another password was handed out by somebody who manages the account.</summary>
    public const string ResetLink = "reset_link";

    /// <summary>Somebody asked for a link to choose another password, and it was mailed to the account's address.</summary>
    public const string ResetLinkMailed = "reset_link_mailed";

    /// <summary>A secret that continues an API client's session was used twice: somebody has a copy, and the session ended.</summary>
    public const string TokenReused = "token_reused";

    /// <summary>The first account of the installation was made.</summary>
    public const string SetUp = "set_up";

    /// <summary>Somebody switched a second factor on.</summary>
    public const string SecondFactorOn = "second_factor_on";

    /// <summary>Somebody switched their second factor off.</summary>
    public const string SecondFactorOff = "second_factor_off";

    /// <summary>Somebody's second factor was taken away by who manages the account.</summary>
    public const string SecondFactorReset = "second_factor_reset";

    /// <summary>A recovery code stood in for the second factor.</summary>
    public const string RecoveryUsed = "recovery_used";

    /// <summary>Somebody made new recovery codes.</summary>
    public const string RecoveryRenewed = "recovery_renewed";

    /// <summary>Somebody added a passkey to their account.</summary>
    public const string PasskeyAdded = "passkey_added";

    /// <summary>Somebody calls a passkey of theirs otherwise.</summary>
    public const string PasskeyRenamed = "passkey_renamed";

    /// <summary>A passkey was shown at the door and refused.</summary>
    public const string PasskeyRefused = "passkey_refused";

    /// <summary>Somebody removed a passkey from their account.</summary>
    public const string PasskeyRemoved = "passkey_removed";
}
