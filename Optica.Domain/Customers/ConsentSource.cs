namespace Optica.Domain.Customers;

/// <summary>How the customer said yes or no: what the shop can show if it is asked.</summary>
public enum ConsentSource
{
    /// <summary>In words, at the counter.</summary>
    InPerson = 1,

    /// <summary>On a signed form.</summary>
    SignedForm = 2,

    /// <summary>On the phone.</summary>
    PhoneCall = 3,

    /// <summary>By e-mail or message.</summary>
    Message = 4,

    /// <summary>On a web page.</summary>
    Website = 5,

    /// <summary>By a request of rights, such as an objection.</summary>
    RightsRequest = 6,
}
