namespace Optica.Domain.Common;

/// <summary>The one role of a member of staff (DOMAIN §1).</summary>
public enum StaffRole
{
    /// <summary>Runs the platform: every organisation, none of its own, no medical data.</summary>
    PlatformAdmin = 1,

    /// <summary>All branches of the own organisation.</summary>
    SuperAdmin = 2,

    /// <summary>Everything in the assigned branches, no organisation settings.</summary>
    BranchAdmin = 3,

    /// <summary>Customers, clinical data, prescriptions and appointments in the assigned branches.</summary>
    Optometrist = 4,

    /// <summary>Customers without clinical data, quotes, orders, work orders and appointments in the assigned branches.</summary>
    Sales = 5,
}
