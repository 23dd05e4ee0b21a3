namespace Optica.Domain.Customers;

/// <summary>Which contact fields are confirmed as shared with another customer: families share phones and addresses.</summary>
[Flags]
public enum SharedContact
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The e-mail address.</summary>
    Email = 1,

    /// <summary>The phone.</summary>
    Phone = 2,
}
