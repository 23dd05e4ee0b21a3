namespace Optica.Domain.Saving;

/// <summary>Kinds of changes that are no audited records.</summary>
public static class ChangeKinds
{
    /// <summary>What a user may do, or whether they are signed in, is no longer what it was; the record is the user.</summary>
    public const string Access = "access";

    /// <summary>A user was seen again in a session that goes on; the record is the user. What they may do is as it was.</summary>
    public const string Seen = "seen";

    /// <summary>Somebody began or ceased to look at a record or to edit it; the record is that record.</summary>
    public const string Presence = "presence";

    /// <summary>An organisation was made, suspended, let in again or set otherwise; the platform's people hear of every one.</summary>
    public const string Organisation = "organisation";

    /// <summary>There is a notification.</summary>
    public const string Notification = "notification";
}
