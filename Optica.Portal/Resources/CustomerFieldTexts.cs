namespace Optica.Portal.Resources;

/// <summary>
/// Names of the customer's fields (keys: properties of <c>CustomerInput</c>) and of the values of its enumerations
/// (<c>Gender_Male</c>), for form, profile, history, list and export.
/// </summary>
public sealed class CustomerFieldTexts;
