import { ReviewScreen } from '../../reviews/review-screen.js';

export default function PhoneReviewScreen() {
  return <ReviewScreen />;
}
