namespace Optica.Domain.Customers;

/// <summary>What kind of thing a search text asks for (DOMAIN §4).</summary>
public enum SearchKind
{
    /// <summary>Nothing that could be found.</summary>
    Empty,

    /// <summary>A RUT or part of one.</summary>
    Rut,

    /// <summary>A phone number or part of one.</summary>
    Phone,

    /// <summary>Digits that may be either.</summary>
    RutOrPhone,

    /// <summary>An e-mail address or part of one.</summary>
    Email,

    /// <summary>Words of a name.</summary>
    Name,

    /// <summary>Several of them: whoever fits any is found.</summary>
    Mixed,
}
