import type { Configuration } from 'oidc-provider';

type DeviceFeature = Extract<
  NonNullable<NonNullable<Configuration['features']>['deviceFlow']>,
  { enabled?: boolean | undefined }
>;
type InputSource = NonNullable<DeviceFeature['userCodeInputSource']>;
type ConfirmSource = NonNullable<DeviceFeature['userCodeConfirmSource']>;
type SuccessSource = NonNullable<DeviceFeature['successSource']>;

/** What a person sees who brings a device's code. */
export interface DeviceViews {
  readonly deviceInput: InputSource;
  readonly deviceConfirmation: ConfirmSource;
  readonly deviceConnected: SuccessSource;
}

/** RFC 8628. The engine draws 34 bits for a user code, from letters that make no words; guessing is limited per address. */
export function deviceFlow(views: DeviceViews): DeviceFeature {
  return {
    enabled: true,
    charset: 'base-20',
    mask: '****-****',
    deviceInfo: () => ({}),
    userCodeInputSource: views.deviceInput,
    userCodeConfirmSource: views.deviceConfirmation,
    successSource: views.deviceConnected,
  };
}
