namespace Optica.Domain.Customers;

/// <summary>Gender as the customer states it.</summary>
public enum Gender
{
    /// <summary>Male.</summary>
    Male = 1,

    /// <summary>Female.</summary>
    Female = 2,

    /// <summary>Another.</summary>
    Other = 3,

    /// <summary>The customer prefers not to say.</summary>
    PreferNotToSay = 4,
}

/// <summary>How the customer wants to be reached.</summary>
public enum ContactMethod
{
    /// <summary>By e-mail.</summary>
    Email = 1,

    /// <summary>By a call.</summary>
    Phone = 2,

    /// <summary>By text message.</summary>
    Sms = 3,

    /// <summary>By WhatsApp.</summary>
    WhatsApp = 4,
}

/// <summary>Chilean health insurance of the customer; Fonasa by its income bracket (tramo).</summary>
public enum InsuranceProvider
{
    /// <summary>None.</summary>
    None = 1,

    /// <summary>Fonasa, tramo A.</summary>
    FonasaA = 2,

    /// <summary>Fonasa, tramo B.</summary>
    FonasaB = 3,

    /// <summary>Fonasa, tramo C.</summary>
    FonasaC = 4,

    /// <summary>Fonasa, tramo D.</summary>
    FonasaD = 5,

    /// <summary>A private Isapre; which one stands with the policy number.</summary>
    Isapre = 6,

    /// <summary>Armed forces and police (FF.AA.).</summary>
    ArmedForces = 7,

    /// <summary>Another.</summary>
    Other = 8,
}

/// <summary>Identity document of a customer without a RUT.</summary>
public enum DocumentKind
{
    /// <summary>Passport.</summary>
    Passport = 1,

    /// <summary>National identity card of another country.</summary>
    ForeignId = 2,

    /// <summary>Another document.</summary>
    Other = 3,
}
