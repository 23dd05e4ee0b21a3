namespace Optica.Domain.Customers;

/// <summary>What a person asks for (Ley 21.719, CL-12).</summary>
public enum RightsKind
{
    /// <summary>To know what is stored.</summary>
    Access = 1,

    /// <summary>To take it along as a file.</summary>
    Portability = 2,

    /// <summary>To have it put right.</summary>
    Rectification = 3,

    /// <summary>Not to be sent offers.</summary>
    Objection = 4,

    /// <summary>That nothing is done with it for a while.</summary>
    Block = 5,

    /// <summary>That a block ends.</summary>
    Unblock = 6,

    /// <summary>To be erased.</summary>
    Erase = 7,
}

/// <summary>How a request stands.</summary>
public enum RightsStatus
{
    /// <summary>Waits for its answer.</summary>
    Open = 1,

    /// <summary>Done.</summary>
    Done = 2,

    /// <summary>Refused, with a reason.</summary>
    Refused = 3,
}
