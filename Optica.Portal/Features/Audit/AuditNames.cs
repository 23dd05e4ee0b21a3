using Optica.Domain.Audit;

namespace Optica.Portal.Features.Audit;

/// <summary>What the trail can be asked for by name: actions in their groups, kinds of records, and where a record is opened.</summary>
public static class AuditNames
{
    /// <summary>Kind of what is told of exports: their filters stand in the words of whoever asked for them.</summary>
    public const string Report = "report";

    /// <summary>Groups of actions, each with what is in it.</summary>
    public static readonly IReadOnlyList<(string Group, string[] Actions)> Groups =
    [
        (
            "watch",
            [
                AuditActions.Denied,
                AuditActions.Refused,
                AuditActions.Seen,
                AuditActions.Opened,
                AuditActions.MedicalRead,
                AuditActions.MassReading,
                AuditActions.PlatformAccess,
                AuditActions.PlatformAccessEnded,
                AuditActions.Export,
                AuditActions.Verified,
            ]
        ),
        (
            "keys",
            [
                AuditActions.KeysRotated,
                AuditActions.MasterKeyChanged,
                AuditActions.RootKeyChanged,
                AuditActions.DamageAccepted,
                AuditActions.BackedUp,
                AuditActions.Restored,
            ]
        ),
        (
            "sessions",
            [
                AuditActions.SignIn,
                AuditActions.SignInFailed,
                AuditActions.SecondStepFailed,
                AuditActions.PasswordFailed,
                AuditActions.PasswordDue,
                AuditActions.SignOut,
                AuditActions.ScreenLocked,
                AuditActions.ScreenUnlocked,
                AuditActions.SignOutEverywhere,
                AuditActions.SessionEnded,
                AuditActions.Invited,
                AuditActions.InviteAccepted,
                AuditActions.InviteRefused,
                AuditActions.Locked,
                AuditActions.Unlocked,
                AuditActions.Suspended,
                AuditActions.Resumed,
                AuditActions.PasswordChanged,
                AuditActions.PasswordReset,
                AuditActions.ResetLink,
                AuditActions.ResetLinkMailed,
                AuditActions.TokenReused,
                AuditActions.SetUp,
                AuditActions.SecondFactorOn,
                AuditActions.SecondFactorOff,
                AuditActions.SecondFactorReset,
                AuditActions.RecoveryUsed,
                AuditActions.RecoveryRenewed,
                AuditActions.PasskeyAdded,
                AuditActions.PasskeyRenamed,
                AuditActions.PasskeyRefused,
                AuditActions.PasskeyRemoved,
            ]
        ),
        ("records", [AuditActions.Create, AuditActions.Update, AuditActions.Delete]),
        ("customers", [AuditActions.Deactivate, AuditActions.Reactivate, AuditActions.Transfer, "transfer_requested", "transfer_refused"]),
        (
            "rights",
            [
                "rights_asked",
                "rights_refused",
                "rights_access",
                "rights_portability",
                "rights_rectification",
                "rights_objection",
                "rights_block",
                "rights_unblock",
                "rights_erase",
            ]
        ),
        ("orders", ["order_paid", "order_refunded", "order_advanced", "order_followed", "order_lowered", "order_cancelled"]),
        ("quotes", ["quote_sent", "quote_mailed", "quote_accepted", "quote_rejected", "quote_converted"]),
        (
            "work_orders",
            [
                "work_order_advanced",
                "work_order_checked",
                "work_order_returned",
                "work_order_remade",
                "work_order_prescription_changed",
                "work_order_cancelled",
            ]
        ),
        (
            "prescriptions",
            [
                "prescription_filed",
                "prescription_activated",
                "prescription_amended",
                "prescription_superseded",
                "prescription_cancelled",
                "prescription_entered_in_error",
            ]
        ),
        (
            "appointments",
            [
                "appointment_confirmed",
                "appointment_rescheduled",
                "appointment_completed",
                "appointment_missed",
                "appointment_identified",
                "appointment_cancelled",
            ]
        ),
    ];

    /// <summary>Kinds of records.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "customer",
        "order",
        "quote",
        "work_order",
        "prescription",
        "appointment",
        "product",
        "agreement",
        "lab",
        "resource",
        "branch",
        "branch_schedule",
        "organisation",
        "membership",
        "grant",
        "transfer_request",
        "rights_request",
        "user",
        "installation",
        "permission",
        "page",
        Report,
    ];

    /// <summary>An action that can be asked for, or null.</summary>
    public static string? Action(string? name) => Groups.SelectMany(group => group.Actions).FirstOrDefault(action => action == name);

    /// <summary>A kind that can be asked for, or null.</summary>
    public static string? Kind(string? name) => Kinds.FirstOrDefault(kind => kind == name);

    /// <summary>Where a record is opened; null for one that has no page of its own, is gone or out of reach.</summary>
    public static string? Href(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (record.Name, record.Kind) switch
        {
            (null, _) => null,
            (_, "customer" or "transfer_request" or "rights_request") => $"/admin/customers/{record.Id}",
            (_, "order") => $"/admin/orders/{record.Id}",
            (_, "quote") => $"/admin/quotes/{record.Id}",
            (_, "work_order") => $"/admin/work-orders/{record.Id}",
            (_, "prescription") => $"/admin/prescriptions/{record.Id}",
            (_, "appointment") => $"/admin/appointments?visit={record.Id}",
            _ => null,
        };
    }
}
