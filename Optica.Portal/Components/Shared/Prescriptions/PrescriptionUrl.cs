namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>Addresses of prescriptions.</summary>
public static class PrescriptionUrl
{
    /// <summary>What expires and whom to call.</summary>
    public const string Due = "/admin/prescriptions";

    /// <summary>How prescriptions are made.</summary>
    public const string Settings = $"{Due}/settings";

    /// <summary>One prescription.</summary>
    public static string Of(Guid id) => $"{Due}/{id}";

    /// <summary>Goes on with a draft.</summary>
    public static string Edit(Guid id) => $"{Of(id)}/edit";

    /// <summary>Corrects one.</summary>
    public static string Amend(Guid id) => $"{Of(id)}/amend";

    /// <summary>One on paper.</summary>
    public static string Print(Guid id) => $"{Of(id)}/print";

    /// <summary>A new one of a customer.</summary>
    public static string New(Guid customerId) => $"/admin/customers/{customerId}/prescriptions/new";

    /// <summary>A customer's prescriptions on their profile.</summary>
    public static string OfCustomer(Guid customerId) => $"/admin/customers/{customerId}?tab=prescriptions";
}
