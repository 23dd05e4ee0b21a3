namespace Optica.Portal.Resources;

/// <summary>Words of the customer list.</summary>
public sealed class CustomerListTexts;
