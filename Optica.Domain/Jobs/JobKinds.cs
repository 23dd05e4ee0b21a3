using Optica.Domain.Common;

namespace Optica.Domain.Jobs;

/// <summary>What jobs do, and which permission each needs from its beginning to its end.</summary>
public static class JobKinds
{
    /// <summary>Writes a report to an Excel file.</summary>
    public const string Report = "report";

    /// <summary>Writes all that is stored about a person to a file.</summary>
    public const string PersonalFile = "personal_file";

    /// <summary>Gives the organisation a new data key.</summary>
    public const string KeyRotation = "key_rotation";

    /// <summary>The permission of a kind; an unknown kind is a programmer's mistake and throws.</summary>
    public static string PermissionOf(string kind) =>
        kind switch
        {
            Report => Permissions.ReportsExport,
            PersonalFile => Permissions.CustomersRights,
            KeyRotation => Permissions.OrganisationSettings,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of job."),
        };
}
