namespace Optica.Domain.Presence;

/// <summary>Records that several people may have on their screens.</summary>
public enum RecordKind
{
    /// <summary>A customer.</summary>
    Customer = 1,

    /// <summary>An order.</summary>
    Order = 2,

    /// <summary>A quote.</summary>
    Quote = 3,

    /// <summary>A prescription.</summary>
    Prescription = 4,

    /// <summary>A job.</summary>
    WorkOrder = 5,
}
